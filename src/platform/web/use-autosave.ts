import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Phase, Stored } from './autosave.ts';
import { createAutosaver } from './autosaver.ts';
import type { Autosaver, Passage } from './autosaver.ts';
import { bindingsOf } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import { CallRefusal } from './call.ts';
import { dropCopy, findKeptCopy, keepCopy } from './kept-copy.ts';
import { usePersonId } from './session.tsx';

export interface AutosaveSpec<T> extends Passage<T> {
  /** Names the thing, the same on every visit: `entry/4711/answer/1.2`. */
  readonly key: string;
  /** What the server has, from the screen's read. */
  readonly stored: Stored<T>;
}

export interface Autosave<T> {
  readonly value: T;
  readonly phase: Phase<T>;
  /** The new value, or how it follows from the present one; the same function at every rendering. */
  readonly change: (next: T | ((now: T) => T)) => void;
  /** Binds one part of the value to a field: `<TextField {...draft.field('text')} />`. */
  readonly field: Bindings<T>;
  /** Saves what is typed now, as before a submission; resolves once the server has it, else throws why not. */
  readonly flush: () => Promise<Stored<T>>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/**
 * A value that saves by itself, survives reload, lost line, second tab and log-out, and says so. The component needs a
 * React `key` equal to the spec's: another thing is another autosave.
 */
export function useAutosave<T>(spec: AutosaveSpec<T>): Autosave<T> {
  const personId = usePersonId();
  const [saver] = useState(() => saverFor(spec, personId));
  const draft = useSyncExternalStore(saver.subscribe, saver.draft);
  const { key, stored } = spec;
  useEffect(() => saver.refreshed(newest(key, stored)), [saver, key, stored]);
  useEffect(() => {
    const online = (): void => void saver.flush().catch(() => undefined);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      saver.leave();
    };
  }, [saver]);
  const refusal = draft.phase.kind === 'refused' ? draft.phase.cause : undefined;
  const problems = refusal instanceof CallRefusal ? refusal.problems : [];
  return {
    value: draft.value,
    phase: draft.phase,
    change: saver.change,
    field: bindingsOf(formIdOf(key), draft.value, saver.change, problems),
    flush: saver.flush,
    keepMine: saver.keepMine,
    takeTheirs: saver.takeTheirs,
  };
}

/** The id under which an autosaved value's fields stand, for a `ProblemList` that jumps to them. */
export function formIdOf(key: string): string {
  return `auto-${key.replace(/[^\w-]+/g, '-')}`;
}

/** What the server acknowledged in this page's life: newer than a screen's cached read. */
const acknowledged = new Map<string, Stored<unknown>>();

function newest<T>(key: string, stored: Stored<T>): Stored<T> {
  const known = acknowledged.get(key) as Stored<T> | undefined;
  return known !== undefined && known.version > stored.version ? known : stored;
}

function saverFor<T>({ key, stored, save, load }: AutosaveSpec<T>, personId: string): Autosaver<T> {
  const remembered = async (value: T, version: number): Promise<{ readonly version: number }> => {
    const answer = await save(value, version);
    acknowledged.set(key, { value, version: answer.version });
    return answer;
  };
  return createAutosaver(
    newest(key, stored),
    { save: remembered, load },
    {
      find: () => findKeptCopy<T>(personId, key),
      keep: (copy) => keepCopy(personId, key, copy),
      drop: () => dropCopy(personId, key),
    },
  );
}
