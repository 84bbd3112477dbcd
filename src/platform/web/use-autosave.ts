import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Draft, DraftEvent, Phase, Stored } from './autosave.ts';
import { begin, same, step } from './autosave.ts';
import { CallRefusal, NetworkLoss } from './call.ts';
import { bindingsOf } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import { dropCopy, findKeptCopy, keepCopy } from './kept-copy.ts';
import { usePersonId } from './session.tsx';

export interface AutosaveSpec<T> {
  /** Names the thing, the same on every visit: `entry/4711/answer/1.2`. */
  readonly key: string;
  /** What the server has, from the screen's read. */
  readonly stored: Stored<T>;
  /** Sends the value, built on that version; resolves with the version it has become. */
  readonly save: (value: T, version: number) => Promise<{ readonly version: number }>;
  /** Reads the thing again after somebody else changed it. */
  readonly load: () => Promise<Stored<T>>;
}

export interface Autosave<T> {
  readonly value: T;
  readonly phase: Phase<T>;
  readonly change: (value: T) => void;
  /** Binds one part of the value to a field: `<TextField {...draft.field('text')} />`. */
  readonly field: Bindings<T>;
  /** Saves what is typed now, as before a submission; resolves once the server has it, else throws why not. */
  readonly flush: () => Promise<Stored<T>>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

const pauseMs = 800;
const retryMs = 10_000;

/** What the server acknowledged in this page's life: newer than a screen's cached read. */
const acknowledged = new Map<string, Stored<unknown>>();

/** A value that saves by itself, survives reload, lost line, second tab and log-out, and says so. */
export function useAutosave<T>(spec: AutosaveSpec<T>): Autosave<T> {
  const personId = usePersonId();
  const formId = `auto-${spec.key.replace(/[^\w-]+/g, '-')}`;
  const [draft, dispatch] = useReducer(step<T>, undefined, () =>
    begin(newest(spec.key, spec.stored), findKeptCopy<T>(personId, spec.key)),
  );
  const saver = useSaver(spec, personId, draft, dispatch);
  const { change, flush } = saver;
  useEffect(() => {
    dispatch({ kind: 'refreshed', theirs: newest(spec.key, spec.stored) });
    // The read gives a new object each time; only its version tells whether it is news.
  }, [spec.key, spec.stored.version]);
  useSchedule(draft.phase, draft.value, flush);
  const problems =
    draft.phase.kind === 'refused' && draft.phase.cause instanceof CallRefusal ? draft.phase.cause.problems : [];
  return {
    value: draft.value,
    phase: draft.phase,
    change,
    field: bindingsOf(formId, draft.value, change, problems),
    flush,
    keepMine: () => dispatch({ kind: 'mine-kept' }),
    takeTheirs: () => {
      dropCopy(personId, spec.key);
      dispatch({ kind: 'theirs-taken' });
    },
  };
}

function newest<T>(key: string, stored: Stored<T>): Stored<T> {
  const known = acknowledged.get(key) as Stored<T> | undefined;
  return known !== undefined && known.version > stored.version ? known : stored;
}

function useSaver<T>(
  spec: AutosaveSpec<T>,
  personId: string,
  draft: Draft<T>,
  dispatch: (event: DraftEvent<T>) => void,
): { change: (value: T) => void; flush: () => Promise<Stored<T>> } {
  // One save at a time, always with the latest of everything: a render in between must not start a second one.
  const now = useRef({ spec, draft, running: undefined as Promise<Stored<T>> | undefined });
  now.current.spec = spec;
  now.current.draft = draft;
  const tell = useCallback(
    (event: DraftEvent<T>): void => {
      now.current.draft = step(now.current.draft, event);
      dispatch(event);
    },
    [dispatch],
  );
  const change = useCallback(
    (value: T): void => {
      keepCopy(personId, now.current.spec.key, { value, base: now.current.draft.stored.version });
      tell({ kind: 'typed', value });
    },
    [personId, tell],
  );
  const saveAll = useCallback(async (): Promise<Stored<T>> => {
    const { key } = now.current.spec;
    while (!same(now.current.draft.value, now.current.draft.stored.value)) {
      const { value, stored } = now.current.draft;
      tell({ kind: 'sending' });
      try {
        const { version } = await now.current.spec.save(value, stored.version);
        acknowledged.set(key, { value, version });
        tell({ kind: 'acknowledged', version, at: new Date().toISOString() });
      } catch (cause) {
        await explain(cause, now.current.spec, tell);
        if (now.current.draft.phase.kind !== 'changed') throw cause;
      }
    }
    if (now.current.draft.phase.kind === 'changed') {
      tell({ kind: 'sending' });
      tell({ kind: 'acknowledged', version: now.current.draft.stored.version, at: new Date().toISOString() });
    }
    dropCopy(personId, key);
    return now.current.draft.stored;
  }, [personId, tell]);
  const flush = useCallback(
    () => (now.current.running ??= saveAll().finally(() => (now.current.running = undefined))),
    [saveAll],
  );
  return { change, flush };
}

async function explain<T>(cause: unknown, spec: AutosaveSpec<T>, tell: (event: DraftEvent<T>) => void): Promise<void> {
  if (cause instanceof CallRefusal && cause.status === 412) {
    try {
      return tell({ kind: 'stale', theirs: await spec.load() });
    } catch {
      return tell({ kind: 'lost' });
    }
  }
  const away =
    cause instanceof NetworkLoss || (cause instanceof CallRefusal && [401, 502, 503, 504].includes(cause.status));
  tell(away ? { kind: 'lost' } : { kind: 'refused', cause: cause instanceof Error ? cause : new Error(String(cause)) });
}

/** Saves after a pause in typing, tries again when the line is back, and at once when the screen is left. */
function useSchedule<T>(phase: Phase<T>, value: T, flush: () => Promise<unknown>): void {
  const quietly = useCallback(() => void flush().catch(() => undefined), [flush]);
  useEffect(() => {
    if (phase.kind === 'changed') {
      const timer = setTimeout(quietly, pauseMs);
      return () => clearTimeout(timer);
    }
    if (phase.kind === 'offline') {
      const timer = setInterval(quietly, retryMs);
      window.addEventListener('online', quietly);
      return () => {
        clearInterval(timer);
        window.removeEventListener('online', quietly);
      };
    }
    return undefined;
  }, [phase.kind, value, quietly]);
  const kind = useRef(phase.kind);
  kind.current = phase.kind;
  useEffect(
    () => () => {
      if (kind.current === 'changed') quietly();
    },
    [quietly],
  );
}
