import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosaver } from './autosaver.ts';
import type { Copies } from './autosaver.ts';
import { CallRefusal, NetworkLoss } from './call.ts';
import type { KeptCopy } from './kept-copy.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shelf(): Copies<string> & { copy: KeptCopy<string> | undefined } {
  return {
    copy: undefined,
    find() {
      return this.copy;
    },
    keep(copy) {
      this.copy = copy;
    },
    drop() {
      this.copy = undefined;
    },
  };
}

/** A server with one versioned value, that can be away, change under one's hands, or be slow. */
function server(first: string) {
  const state = { value: first, version: 1, away: false, delayMs: 0, saves: [] as string[] };
  return {
    state,
    save: async (value: string, version: number) => {
      state.saves.push(value);
      if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs));
      if (state.away) throw new NetworkLoss('away');
      if (version !== state.version) throw new CallRefusal(412, { code: 'stale-version' });
      Object.assign(state, { value, version: state.version + 1 });
      return { version: state.version };
    },
    load: async () => ({ value: state.value, version: state.version }),
  };
}

const stored = { value: 'a', version: 1 };

test('saves once after a pause, and keeps a copy until the server has it', async () => {
  const { state, save, load } = server('a');
  const copies = shelf();
  const saver = createAutosaver(stored, { save, load }, copies);
  for (const value of ['ab', 'abc', 'abcd']) {
    saver.change(value);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(copies.find()).toEqual({ value: 'abcd', base: 1 });
  expect(state.saves).toEqual([]);
  await vi.advanceTimersByTimeAsync(800);
  expect(state.saves).toEqual(['abcd']);
  expect(saver.draft().phase.kind).toBe('saved');
  expect(copies.find()).toBeUndefined();
});

test('one save at a time: what is typed meanwhile follows with the new version', async () => {
  const { state, save, load } = server('a');
  state.delayMs = 2000;
  const saver = createAutosaver(stored, { save, load }, shelf());
  saver.change('b');
  await vi.advanceTimersByTimeAsync(1000);
  saver.change('c');
  await vi.advanceTimersByTimeAsync(1000);
  expect(state.saves).toEqual(['b']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(state).toMatchObject({ saves: ['b', 'c'], value: 'c', version: 3 });
  expect(saver.draft()).toMatchObject({ value: 'c', phase: { kind: 'saved' } });
});

test('a lost line is tried again by itself, and the copy outlives a reload', async () => {
  const { state, save, load } = server('a');
  const copies = shelf();
  const saver = createAutosaver(stored, { save, load }, copies);
  state.away = true;
  saver.change('typed in a tunnel');
  await vi.advanceTimersByTimeAsync(1000);
  expect(saver.draft().phase.kind).toBe('offline');
  saver.leave();
  const reloaded = createAutosaver(stored, { save, load }, copies);
  expect(reloaded.draft().value).toBe('typed in a tunnel');
  await vi.advanceTimersByTimeAsync(1000);
  expect(reloaded.draft().phase.kind).toBe('offline');
  state.away = false;
  await vi.advanceTimersByTimeAsync(11_000);
  expect(state.value).toBe('typed in a tunnel');
  expect(copies.find()).toBeUndefined();
});

test('what another tab saved is shown beside one’s own, and the choice is saved', async () => {
  const { state, save, load } = server('a');
  const copies = shelf();
  const saver = createAutosaver(stored, { save, load }, copies);
  Object.assign(state, { value: 'of the other tab', version: 2 });
  saver.change('of this tab');
  await vi.advanceTimersByTimeAsync(1000);
  expect(saver.draft().phase).toMatchObject({ kind: 'conflict', theirs: { value: 'of the other tab', version: 2 } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.value).toBe('of the other tab');
  expect(copies.find()?.value).toBe('of this tab');
  saver.keepMine();
  await vi.advanceTimersByTimeAsync(1000);
  expect(state).toMatchObject({ value: 'of this tab', version: 3 });
});

test('a refusal is told, and flush throws it; the next change tries again', async () => {
  const refusal = new CallRefusal(422, { code: 'too-long', problems: [] });
  const save = vi.fn(async (value: string) => {
    if (value.length > 3) throw refusal;
    return { version: 2 };
  });
  const saver = createAutosaver(stored, { save, load: async () => stored }, shelf());
  saver.change('too long');
  await expect(saver.flush()).rejects.toBe(refusal);
  expect(saver.draft().phase).toEqual({ kind: 'refused', cause: refusal });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(1);
  saver.change('abc');
  await expect(saver.flush()).resolves.toEqual({ value: 'abc', version: 2 });
});

test('leaving the screen sends at once what still waits', async () => {
  const { state, save, load } = server('a');
  const saver = createAutosaver(stored, { save, load }, shelf());
  saver.change('last words');
  saver.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.value).toBe('last words');
});

test('typing back to what the server has ends in "saved" without a call', async () => {
  const { state, save, load } = server('a');
  const copies = shelf();
  const saver = createAutosaver(stored, { save, load }, copies);
  saver.change('ab');
  saver.change('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect(state.saves).toEqual([]);
  expect(saver.draft().phase.kind).toBe('saved');
  expect(copies.find()).toBeUndefined();
});
