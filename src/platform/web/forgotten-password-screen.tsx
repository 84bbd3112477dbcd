import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../ui/states.tsx';
import { AuthFailure, useAuthAct } from './auth-act.tsx';
import { requestPasswordLink } from './auth.ts';
import { doorHere } from './door-here.ts';
import { OpenPage } from './open-page.tsx';
import { useSay } from './speech.tsx';

/** Asks for the mail by which a new password is chosen; nothing here tells whether an address is known. */
export function ForgottenPasswordScreen(): ReactNode {
  const say = useSay();
  const { busy, failure, run } = useAuthAct();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const send = (): void =>
    run(async () => {
      await requestPasswordLink(email.trim(), doorHere());
      setSentTo(email.trim());
    });
  return (
    <OpenPage title={say('sign-in.forgotten-title')}>
      {sentTo === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Stack>
            <Text>{say('sign-in.forgotten-lead')}</Text>
            <AuthFailure failure={failure} />
            <TextInput
              label={say('sign-in.email')}
              type="email"
              autoComplete="username"
              required
              maw="26rem"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit" loading={busy}>
                {say('sign-in.forgotten-send')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <div role="status">
          <EmptyState
            title={say('sign-in.forgotten-sent')}
            action={
              <Button variant="default" onClick={() => setSentTo(undefined)}>
                {say('sign-in.forgotten-again')}
              </Button>
            }
          >
            {say('sign-in.forgotten-sent-why', { email: sentTo })}
          </EmptyState>
        </div>
      )}
    </OpenPage>
  );
}
