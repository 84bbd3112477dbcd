import type { ReactNode } from 'react';
import type { SaidProblem } from '../web/call.ts';

/** What every field shows: its label, a hint below it, whether it must be filled. */
export interface FieldFace {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

export function sentences(problems: readonly SaidProblem[]): ReactNode {
  return problems.length === 0 ? undefined : problems.map(({ message }) => message).join(' ');
}

export function faceOf({ label, hint, required, disabled }: FieldFace): {
  label: string;
  description: ReactNode;
  required: boolean;
  disabled: boolean;
} {
  return { label, description: hint, required: required ?? false, disabled: disabled ?? false };
}
