import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Binding } from '../web/bindings.ts';
import { useSay } from '../web/speech.tsx';

interface PasswordFieldProps extends Binding<string> {
  readonly label: string;
  readonly hint?: string;
}

/** A new password, which can be looked at while it is typed. */
export function PasswordField({ id, value, onChange, problems, label, hint }: PasswordFieldProps): ReactNode {
  const say = useSay();
  return (
    <PasswordInput
      id={id}
      label={label}
      description={hint}
      required
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={problems.length === 0 ? undefined : problems.map(({ message }) => message).join(' ')}
      visibilityToggleButtonProps={{ 'aria-label': say('sign-in.show-password'), tabIndex: 0 }}
    />
  );
}
