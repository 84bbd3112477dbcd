/** What was, what is, and what was taken back: undo gives exactly the value that was there, redo the one after it. */

export interface Step<T> {
  readonly value: T;
  /** What was done, as a key of a sentence; and where, so that the screen can show it again. */
  readonly act: string;
  readonly at: string;
}

export interface History<T> {
  readonly past: readonly Step<T>[];
  readonly present: Step<T>;
  readonly future: readonly Step<T>[];
}

const mostSteps = 500;
/** Typing on in the same field within so many milliseconds is one step. */
const oneStepMs = 1500;

export function beginHistory<T>(value: T): History<T> {
  return { past: [], present: { value, act: '', at: '' }, future: [] };
}

/** Adds a step. Steps of typing in the same place that follow at once become one; what was taken back is given up. */
export function recordStep<T>(history: History<T>, step: Step<T>, sinceLastMs = Infinity): History<T> {
  const { past, present, future } = history;
  if (step.value === present.value) return history;
  const goesOn =
    step.act === 'type' &&
    present.act === 'type' &&
    step.at === present.at &&
    sinceLastMs < oneStepMs &&
    past.length > 0;
  if (goesOn && future.length === 0) return { past, present: step, future };
  return { past: [...past, present].slice(-mostSteps), present: step, future: [] };
}

export function undoStep<T>({ past, present, future }: History<T>): History<T> | undefined {
  const before = past.at(-1);
  return before === undefined ? undefined : { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redoStep<T>({ past, present, future }: History<T>): History<T> | undefined {
  const after = future[0];
  return after === undefined ? undefined : { past: [...past, present], present: after, future: future.slice(1) };
}
