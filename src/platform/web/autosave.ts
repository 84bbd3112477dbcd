/**
 * What a value that saves by itself goes through, as a pure machine: the hook feeds it events and does what the phase
 * asks for.
 */
export interface Stored<T> {
  readonly value: T;
  readonly version: number;
}

export type Phase<T> =
  /** The server has it; `at` is when, if it was saved from here. */
  | { readonly kind: 'saved'; readonly at: string | null }
  /** Typed, and waiting for a pause. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving'; readonly sent: T }
  /** Not saved, kept on this device, tried again by itself. */
  | { readonly kind: 'offline' }
  /** The server said no; the next change tries again. */
  | { readonly kind: 'refused'; readonly cause: Error }
  /** Somebody, or another tab, saved something else meanwhile; the person chooses. */
  | { readonly kind: 'conflict'; readonly theirs: Stored<T> };

export interface Draft<T> {
  readonly value: T;
  /** What the server had when this was last in step with it. */
  readonly stored: Stored<T>;
  readonly phase: Phase<T>;
}

export type DraftEvent<T> =
  | { readonly kind: 'typed'; readonly value: T }
  | { readonly kind: 'sending' }
  | { readonly kind: 'acknowledged'; readonly version: number; readonly at: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly cause: Error }
  | { readonly kind: 'stale'; readonly theirs: Stored<T> }
  | { readonly kind: 'refreshed'; readonly theirs: Stored<T> }
  | { readonly kind: 'mine-kept' }
  | { readonly kind: 'theirs-taken' };

/** Values are JSON: two are the same when they would be sent as the same bytes. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Begins with what the server has, or with what was typed here and never reached it. */
export function begin<T>(stored: Stored<T>, kept: { readonly value: T; readonly base: number } | undefined): Draft<T> {
  if (kept === undefined || same(kept.value, stored.value)) {
    return { value: stored.value, stored, phase: { kind: 'saved', at: null } };
  }
  const base = { value: stored.value, version: kept.base };
  return kept.base >= stored.version
    ? { value: kept.value, stored, phase: { kind: 'changed' } }
    : { value: kept.value, stored: base, phase: { kind: 'conflict', theirs: stored } };
}

export function step<T>(draft: Draft<T>, event: DraftEvent<T>): Draft<T> {
  switch (event.kind) {
    case 'typed':
      return typed(draft, event.value);
    case 'sending':
      return { ...draft, phase: { kind: 'saving', sent: draft.value } };
    case 'acknowledged':
      return acknowledged(draft, event.version, event.at);
    case 'lost':
      return { ...draft, phase: { kind: 'offline' } };
    case 'refused':
      return { ...draft, phase: { kind: 'refused', cause: event.cause } };
    case 'stale':
      return stale(draft, event.theirs);
    case 'refreshed':
      return refreshed(draft, event.theirs);
    case 'mine-kept':
      return draft.phase.kind === 'conflict'
        ? { ...draft, stored: draft.phase.theirs, phase: { kind: 'changed' } }
        : draft;
    case 'theirs-taken':
      return draft.phase.kind === 'conflict' ? begin(draft.phase.theirs, undefined) : draft;
  }
}

function typed<T>(draft: Draft<T>, value: T): Draft<T> {
  const busy = draft.phase.kind === 'saving' || draft.phase.kind === 'conflict';
  return { ...draft, value, phase: busy ? draft.phase : { kind: 'changed' } };
}

/** What was typed while the save was under way still has to be sent. */
function acknowledged<T>(draft: Draft<T>, version: number, at: string): Draft<T> {
  if (draft.phase.kind !== 'saving') return draft;
  const { sent } = draft.phase;
  const stored = { value: sent, version };
  return { value: draft.value, stored, phase: same(draft.value, sent) ? { kind: 'saved', at } : { kind: 'changed' } };
}

/** A newer version that says what we know or what we sent is no disagreement: build on it and go on. */
function stale<T>(draft: Draft<T>, theirs: Stored<T>): Draft<T> {
  if (same(theirs.value, draft.value)) return begin(theirs, undefined);
  if (same(theirs.value, draft.stored.value)) return { ...draft, stored: theirs, phase: { kind: 'changed' } };
  return { ...draft, phase: { kind: 'conflict', theirs } };
}

/** The screen read the thing again: follow it while nothing of our own is under way. */
function refreshed<T>(draft: Draft<T>, theirs: Stored<T>): Draft<T> {
  const newer = theirs.version > draft.stored.version;
  return newer && draft.phase.kind === 'saved' ? begin(theirs, undefined) : draft;
}
