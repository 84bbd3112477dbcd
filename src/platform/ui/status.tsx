import type { ReactNode } from 'react';
import { Shape } from './shapes.tsx';
import type { ShapeName } from './shapes.tsx';

/**
 * What a state means to its reader: `done` all is well, `going` under way, `waiting` somebody has to act, `bad` refused
 * or overdue, `warned` well but watched, `off` over or not begun.
 */
export type Tone = 'done' | 'going' | 'waiting' | 'warned' | 'bad' | 'off';

const shapes: Readonly<Record<Tone, ShapeName>> = {
  done: 'check',
  going: 'half',
  waiting: 'clock',
  warned: 'triangle',
  bad: 'cross',
  off: 'ring',
};

/** A state as a word and a shape, never by colour alone. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className="status" data-tone={tone}>
      <Shape name={shapes[tone]} />
      <span>{children}</span>
    </span>
  );
}
