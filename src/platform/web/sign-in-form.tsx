import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Say } from '../i18n/catalogue.ts';
import { giveSecondFactor, signIn } from './auth.ts';
import { CallRefusal, NetworkLoss } from './call.ts';
import { useSay } from './speech.tsx';

interface SignInFormProps {
  readonly done: () => void;
  /** The address of the person whose session ended. */
  readonly email?: string;
}

/** E-mail and password, then the second factor where one was set up. */
export function SignInForm({ done, email: known = '' }: SignInFormProps): ReactNode {
  const say = useSay();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState<'password' | 'second-factor'>('password');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      if (asked === 'second-factor') await giveSecondFactor(code);
      else if ((await signIn(email.trim(), password)) === 'second-factor') return setAsked('second-factor');
      done();
    } catch (cause) {
      setFailure(authSentence(cause, say));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        {failure !== null && (
          <Alert color="red" variant="outline" role="alert">
            {failure}
          </Alert>
        )}
        {asked === 'password' ? (
          <>
            <TextInput
              label={say('sign-in.email')}
              type="email"
              name="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              data-autofocus
            />
            <PasswordInput
              label={say('sign-in.password')}
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': say('sign-in.show-password'), tabIndex: 0 }}
            />
          </>
        ) : (
          <>
            <Text>{say('sign-in.second-factor')}</Text>
            <TextInput
              label={say('sign-in.code')}
              autoComplete="one-time-code"
              required
              autoFocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          </>
        )}
        <Button type="submit" loading={busy} fullWidth>
          {say('sign-in.sign-in')}
        </Button>
      </Stack>
    </form>
  );
}

const knownCodes: Readonly<Record<string, string>> = {
  'invalid-email-or-password': 'sign-in.wrong',
  'invalid-email': 'sign-in.wrong',
  'invalid-password': 'sign-in.wrong-password',
  'invalid-code': 'sign-in.wrong-code',
  'invalid-backup-code': 'sign-in.wrong-code',
  'invalid-two-factor-cookie': 'sign-in.begin-again',
  'invalid-token': 'sign-in.link-not-valid',
  'password-too-short': 'sign-in.password-too-short',
  'email-not-verified': 'sign-in.not-verified',
};

/** What the sign-in library refused, in the reader's words. */
export function authSentence(cause: unknown, say: Say): string {
  if (cause instanceof NetworkLoss) return say('ui.offline-now');
  if (!(cause instanceof CallRefusal)) return say('ui.failed-now');
  const key = cause.status === 429 ? 'sign-in.too-often' : knownCodes[cause.code];
  if (key !== undefined) return say(key);
  return cause.detail === '' ? say('ui.failed-now') : cause.detail;
}
