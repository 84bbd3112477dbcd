import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHead } from '../ui/page-head.tsx';
import { EmailChange } from './account-email.tsx';
import { AccountKeys } from './account-keys.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { PasswordChange } from './account-password.tsx';
import { SecondFactor } from './account-second-factor.tsx';
import { useSession } from './session.tsx';
import { useSay } from './speech.tsx';

/** What a person minds about their own account: password, second factor, devices, keys. */
export function AccountScreen(): ReactNode {
  const say = useSay();
  const { me } = useSession();
  return (
    <>
      <PageHead title={say('account.title')} lead={`${me.name} · ${me.email}`} />
      <Stack gap="xl" maw="46rem">
        <PasswordChange />
        <EmailChange />
        <SecondFactor />
        <AccountSessions />
        <AccountKeys />
      </Stack>
    </>
  );
}
