import type { PackDraft } from '../../../core/criteria/draft.ts';
import type { Edited } from '../../../core/criteria/edit.ts';
import { beginHistory, recordStep, redoStep, undoStep } from '../../../core/criteria/history.ts';
import type { History } from '../../../core/criteria/history.ts';

type Change = (draft: PackDraft) => PackDraft | Edited | undefined;

/** The draft on the screen with all that was done to it since the screen was opened. */
export interface EditorStore {
  readonly history: () => History<PackDraft>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does something as one step; answers the place to look at now, or nothing where it could not be done. */
  readonly edit: (act: string, at: string, change: Change) => string | undefined;
  /** Back or on by one step; answers the place of the step. */
  readonly undo: () => string | undefined;
  readonly redo: () => string | undefined;
  /** What another window saved takes the place of what is here, as a step that can be undone. */
  readonly follow: (draft: PackDraft) => void;
  /** Fields hand over what is typed after a pause; `settle` makes them do it now. */
  readonly onSettle: (flush: () => void) => () => void;
  readonly settle: () => void;
  /** Told when the draft became another than what was done last: what stands typed in a field is past then. */
  readonly onJump: (listener: () => void) => () => void;
}

export function createEditorStore(begun: PackDraft, keep: (draft: PackDraft) => void): EditorStore {
  let history = beginHistory(begun);
  let last = 0;
  const listeners = new Set<() => void>();
  const fields = new Set<() => void>();
  const jumps = new Set<() => void>();

  function become(next: History<PackDraft>): void {
    const changed = next.present.value !== history.present.value;
    history = next;
    if (changed) keep(next.present.value);
    for (const listener of listeners) listener();
  }

  function jump(): void {
    for (const listener of jumps) listener();
  }

  function settle(): void {
    for (const flush of fields) flush();
  }

  function step(act: string, at: string, value: PackDraft): void {
    const now = Date.now();
    become(recordStep(history, { value, act, at }, now - last));
    last = now;
  }

  return {
    history: () => history,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    edit: (act, at, change) => {
      // Typing is itself what is settled.
      if (act !== 'type') settle();
      const done = change(history.present.value);
      if (done === undefined) return undefined;
      const { draft, at: place } = 'criteria' in done ? { draft: done, at } : done;
      step(act, place, draft);
      return place;
    },
    undo: () => {
      settle();
      const { at } = history.present;
      const before = undoStep(history);
      if (before === undefined) return undefined;
      become(before);
      jump();
      return at;
    },
    redo: () => {
      const after = redoStep(history);
      if (after === undefined) return undefined;
      become(after);
      jump();
      return after.present.at;
    },
    follow: (draft) => {
      if (draft === history.present.value) return;
      step('follow', '', draft);
      jump();
    },
    onSettle: (flush) => {
      fields.add(flush);
      return () => void fields.delete(flush);
    },
    settle,
    onJump: (listener) => {
      jumps.add(listener);
      return () => void jumps.delete(listener);
    },
  };
}
