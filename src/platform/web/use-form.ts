import { useId, useRef, useState } from 'react';
import { bindingsOf } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import { CallRefusal } from './call.ts';
import type { SaidProblem } from './call.ts';
import { dropCopy, findKeptCopy, keepCopy } from './kept-copy.ts';
import { usePersonId } from './session.tsx';

interface FormSpec<T, A> {
  readonly initial: T;
  /** Sends the values; what the server finds wrong is placed at its fields. */
  readonly submit: (values: T) => Promise<A>;
  readonly done?: (answer: A) => void;
  /** Problems that can be told before anything is sent, by the same core functions that the server trusts. */
  readonly problemsIn?: (values: T) => readonly SaidProblem[];
  /** Names the form, so that what is typed outlives a reload until it is sent: `programme/new`. */
  readonly keep?: string;
}

export interface FormState<T> {
  readonly id: string;
  readonly values: T;
  readonly change: (values: T) => void;
  /** Binds one part of the values to a field: `<TextField {...form.field('name')} />`. */
  readonly field: Bindings<T>;
  readonly problems: readonly SaidProblem[];
  /** What kept the form from being sent, when it was not the values. */
  readonly failure: Error | null;
  readonly sending: boolean;
  /** Counts the tries, so that the list of problems takes the focus after each. */
  readonly tries: number;
  readonly send: () => void;
}

/** The state of a form that is sent by its button. For one that saves by itself see `useAutosave`. */
export function useForm<T, A>(spec: FormSpec<T, A>): FormState<T> {
  const id = useId();
  const personId = usePersonId();
  const [values, setValues] = useState<T>(() => kept(personId, spec) ?? spec.initial);
  const [outcome, setOutcome] = useState<Outcome>(untried);
  const sending = useRef(false);
  const change = (next: T): void => {
    setValues(next);
    if (spec.keep !== undefined) keepCopy(personId, spec.keep, { value: next, base: 0 });
  };
  const send = async (): Promise<void> => {
    if (sending.current) return;
    const found = spec.problemsIn?.(values) ?? [];
    if (found.length > 0)
      return setOutcome(({ tries }) => ({ problems: found, failure: null, sending: false, tries: tries + 1 }));
    sending.current = true;
    setOutcome((last) => ({ ...last, sending: true }));
    try {
      const answer = await spec.submit(values);
      if (spec.keep !== undefined) dropCopy(personId, spec.keep);
      setOutcome(untried);
      spec.done?.(answer);
    } catch (cause) {
      setOutcome(({ tries }) => ({ ...outcomeOf(cause), tries: tries + 1 }));
    } finally {
      sending.current = false;
    }
  };
  return {
    id,
    values,
    change,
    field: bindingsOf(id, values, change, outcome.problems),
    ...outcome,
    send: () => void send(),
  };
}

interface Outcome {
  readonly problems: readonly SaidProblem[];
  readonly failure: Error | null;
  readonly sending: boolean;
  readonly tries: number;
}

const untried: Outcome = { problems: [], failure: null, sending: false, tries: 0 };

function outcomeOf(cause: unknown): Omit<Outcome, 'tries'> {
  const problems = cause instanceof CallRefusal ? cause.problems : [];
  const failure = cause instanceof Error ? cause : new Error(String(cause));
  return { problems, failure: problems.length > 0 ? null : failure, sending: false };
}

function kept<T, A>(personId: string, { keep }: FormSpec<T, A>): T | undefined {
  return keep === undefined ? undefined : findKeptCopy<T>(personId, keep)?.value;
}
