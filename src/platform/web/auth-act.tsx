import { Alert, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { authSentence } from './sign-in-form.tsx';
import { useSay } from './speech.tsx';

/** Runs an act of the sign-in library and keeps what it refused, as a sentence. */
export function useAuthAct(): { busy: boolean; failure: string | null; run: (act: () => Promise<void>) => void } {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = (act: () => Promise<void>): void => {
    setBusy(true);
    setFailure(null);
    act()
      .catch((cause: unknown) => setFailure(authSentence(cause, say)))
      .finally(() => setBusy(false));
  };
  return { busy, failure, run };
}

/** What the sign-in library refused. */
export function AuthFailure({ failure }: { readonly failure: string | null }): ReactNode {
  if (failure === null) return null;
  return (
    <Alert color="red" variant="outline" role="alert">
      {failure}
    </Alert>
  );
}

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fresh?: boolean;
  readonly id?: string;
  readonly hint?: string;
  readonly problems?: readonly string[];
}

/** A password, that can be shown. */
export function SecretField({
  id,
  label,
  value,
  onChange,
  fresh = false,
  hint,
  problems,
}: SecretFieldProps): ReactNode {
  const say = useSay();
  return (
    <PasswordInput
      id={id}
      label={label}
      description={hint}
      error={problems === undefined || problems.length === 0 ? undefined : problems.join(' ')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      required
      maw="26rem"
      visibilityToggleButtonProps={{ 'aria-label': say('sign-in.show-password'), tabIndex: 0 }}
    />
  );
}
