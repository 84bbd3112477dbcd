import { useState } from 'react';
import type { Problem } from '../../../core/problem.ts';

/** A mark of several parts, bound to its indicator on the sheet. */
export interface BoundMark {
  readonly mark: Readonly<Record<string, unknown>> | undefined;
  readonly onChange: (mark: Record<string, unknown> | undefined) => void;
  readonly isReadOnly: boolean;
  /** What is wrong with a mark on the indicator's scale. */
  readonly problemsIn: (mark: unknown) => readonly Problem[];
}

/**
 * The parts while they are entered: only a mark that is whole and valid goes to the sheet, which saves by itself; one
 * that is half entered stays here, and the sheet has none.
 */
export function useParts<T extends Record<string, unknown>>(
  { mark, onChange, problemsIn }: BoundMark,
  empty: T,
  markOf: (parts: T) => Record<string, unknown> | undefined,
  partsOf: (mark: Readonly<Record<string, unknown>>) => T,
): { parts: T; problems: readonly Problem[]; change: (parts: T) => void } {
  const [entered, setEntered] = useState<T | undefined>();
  const parts = entered ?? (mark === undefined ? empty : partsOf(mark));
  const whole = markOf(parts);
  const change = (next: T): void => {
    setEntered(next);
    const made = markOf(next);
    onChange(made !== undefined && problemsIn(made).length === 0 ? made : undefined);
  };
  return { parts, problems: whole === undefined ? [] : problemsIn(whole), change };
}
