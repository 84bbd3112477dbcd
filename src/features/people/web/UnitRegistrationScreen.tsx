import { Anchor, Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState, ErrorState } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { confirmRegistration } from '../contract.ts';
import { OpenPage } from '../../../platform/web/open-page.tsx';

/** Where the mail's link leads. It takes a click, because mail programs open links by themselves to look into them. */
export function UnitRegistrationScreen(): ReactNode {
  const say = useSay();
  const [query] = useSearchParams();
  const confirm = useChange(confirmRegistration);
  const token = query.get('token') ?? '';
  return (
    <OpenPage title={say('people.confirm-registration')}>
      {confirm.data === undefined ? (
        <>
          <Text>{say('people.confirm-registration-lead')}</Text>
          {confirm.error !== null && <ErrorState error={confirm.error} />}
          <Button loading={confirm.isPending} onClick={() => confirm.mutate({ body: { token } })}>
            {say('people.confirm-registration-do')}
          </Button>
        </>
      ) : (
        <EmptyState
          title={say('people.registered', { email: confirm.data.email })}
          action={<Anchor href="./">{say('people.to-sign-in')}</Anchor>}
        >
          {say('people.registered-next')}
        </EmptyState>
      )}
    </OpenPage>
  );
}
