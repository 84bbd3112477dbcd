import { begin, same, step } from './autosave.ts';
import type { Draft, DraftEvent, Stored } from './autosave.ts';
import { CallRefusal, NetworkLoss } from './call.ts';
import type { KeptCopy } from './kept-copy.ts';

/** How the value reaches the server, and how it is read again after somebody else changed it. */
export interface Passage<T> {
  readonly save: (value: T, version: number) => Promise<{ readonly version: number }>;
  readonly load: () => Promise<Stored<T>>;
}

/** Where what is typed stays until the server has it. */
export interface Copies<T> {
  readonly find: () => KeptCopy<T> | undefined;
  readonly keep: (copy: KeptCopy<T>) => void;
  readonly drop: () => void;
}

export interface Autosaver<T> {
  readonly draft: () => Draft<T>;
  readonly subscribe: (listener: () => void) => () => void;
  /** The new value, or how it follows from the present one. */
  readonly change: (next: T | ((now: T) => T)) => void;
  /** Saves what is typed now; resolves once the server has it, else throws why not. */
  readonly flush: () => Promise<Stored<T>>;
  readonly refreshed: (theirs: Stored<T>) => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** The screen is left: what still waits is sent at once. */
  readonly leave: () => void;
}

const pauseMs = 800;
const retryMs = 10_000;

/** Feeds the machine of `autosave.ts`: one save at a time, after a pause, again by itself when the line was lost. */
export function createAutosaver<T>(stored: Stored<T>, passage: Passage<T>, copies: Copies<T>): Autosaver<T> {
  let draft = begin(stored, copies.find());
  let running: Promise<Stored<T>> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function tell(event: DraftEvent<T>): void {
    draft = step(draft, event);
    plan();
    for (const listener of listeners) listener();
  }

  function plan(): void {
    clearTimeout(timer);
    if (draft.phase.kind === 'changed') timer = setTimeout(quietly, pauseMs);
    if (draft.phase.kind === 'offline') timer = setTimeout(quietly, retryMs);
  }

  function quietly(): void {
    // The phase says what went wrong; nobody waits for this save.
    flush().catch(() => undefined);
  }

  function flush(): Promise<Stored<T>> {
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function saveAll(): Promise<Stored<T>> {
    while (!same(draft.value, draft.stored.value)) {
      const { value, stored: base } = draft;
      tell({ kind: 'sending' });
      try {
        const { version } = await passage.save(value, base.version);
        tell({ kind: 'acknowledged', version, at: new Date().toISOString() });
      } catch (cause) {
        tell(await eventOf(cause, passage));
        // A newer version that does not disagree was built upon: go on with it.
        if (draft.phase.kind !== 'changed' && draft.phase.kind !== 'saved') throw cause;
      }
    }
    if (draft.phase.kind !== 'saved') {
      tell({ kind: 'sending' });
      tell({ kind: 'acknowledged', version: draft.stored.version, at: new Date().toISOString() });
    }
    copies.drop();
    return draft.stored;
  }

  plan();
  return {
    draft: () => draft,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change: (next) => {
      const value = typeof next === 'function' ? (next as (now: T) => T)(draft.value) : next;
      copies.keep({ value, base: draft.stored.version });
      tell({ kind: 'typed', value });
    },
    flush,
    refreshed: (theirs) => tell({ kind: 'refreshed', theirs }),
    keepMine: () => tell({ kind: 'mine-kept' }),
    takeTheirs: () => {
      copies.drop();
      tell({ kind: 'theirs-taken' });
    },
    leave: () => {
      if (draft.phase.kind === 'changed') quietly();
      clearTimeout(timer);
    },
  };
}

const awayStatuses = new Set([401, 502, 503, 504]);

async function eventOf<T>(cause: unknown, passage: Passage<T>): Promise<DraftEvent<T>> {
  if (cause instanceof CallRefusal && cause.status === 412) {
    return passage.load().then(
      (theirs) => ({ kind: 'stale', theirs }),
      () => ({ kind: 'lost' }),
    );
  }
  if (cause instanceof NetworkLoss || (cause instanceof CallRefusal && awayStatuses.has(cause.status))) {
    return { kind: 'lost' };
  }
  return { kind: 'refused', cause: cause instanceof Error ? cause : new Error(String(cause)) };
}
