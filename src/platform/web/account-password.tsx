import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Section } from '../ui/states.tsx';
import { Status } from '../ui/status.tsx';
import { changePassword } from './auth.ts';
import { AuthFailure, SecretField, useAuthAct } from './auth-act.tsx';
import { useSay } from './speech.tsx';

export function PasswordChange(): ReactNode {
  const say = useSay();
  const { busy, failure, run } = useAuthAct();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  return (
    <Section title={say('account.password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            await changePassword(present, next);
            setPresent('');
            setNext('');
            setDone(true);
          });
        }}
      >
        <Stack align="stretch">
          <AuthFailure failure={failure} />
          {done && (
            <div role="status">
              <Status tone="done">{say('account.password-changed')}</Status>
            </div>
          )}
          <SecretField label={say('account.present-password')} value={present} onChange={setPresent} />
          <SecretField label={say('account.new-password')} value={next} onChange={setNext} fresh />
          <Group>
            <Button type="submit" loading={busy}>
              {say('account.change-password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
