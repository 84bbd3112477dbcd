import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AuthFailure, SecretField, useAuthAct } from './auth-act.tsx';
import { setNewPassword } from './auth.ts';
import { OpenPage } from './open-page.tsx';
import { useSay } from './speech.tsx';

/** Where the mail of a forgotten password leads. */
export function NewPasswordScreen(): ReactNode {
  const say = useSay();
  const [query] = useSearchParams();
  const { busy, failure, run } = useAuthAct();
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const token = query.get('token') ?? '';
  if (done) {
    return (
      <OpenPage title={say('sign-in.new-password-title')}>
        <div role="status">
          <EmptyState
            title={say('sign-in.new-password-done')}
            action={<LinkButton to="/">{say('sign-in.to-sign-in')}</LinkButton>}
          >
            {say('sign-in.new-password-done-why')}
          </EmptyState>
        </div>
      </OpenPage>
    );
  }
  return (
    <OpenPage title={say('sign-in.new-password-title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            await setNewPassword(token, password);
            setDone(true);
          });
        }}
      >
        <Stack>
          <Text>{say('sign-in.new-password-lead')}</Text>
          <AuthFailure failure={failure} />
          <SecretField
            label={say('account.new-password')}
            hint={say('sign-in.new-password-hint')}
            value={password}
            onChange={setPassword}
            fresh
          />
          <Group>
            <Button type="submit" loading={busy}>
              {say('sign-in.new-password-set')}
            </Button>
            {failure !== null && (
              <LinkButton to="/forgotten-password" quiet>
                {say('sign-in.forgotten-again')}
              </LinkButton>
            )}
          </Group>
        </Stack>
      </form>
    </OpenPage>
  );
}
