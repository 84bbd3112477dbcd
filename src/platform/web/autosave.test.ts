import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, step } from './autosave.ts';
import type { Draft, DraftEvent } from './autosave.ts';

const at = '2026-03-01T06:03:00Z';
const stored = (value: string, version: number) => ({ value, version });
const run = (draft: Draft<string>, ...events: DraftEvent<string>[]): Draft<string> => events.reduce(step, draft);

test('what never reached the server is taken up again after a reload', () => {
  expect(begin(stored('old', 3), { value: 'typed', base: 3 })).toMatchObject({
    value: 'typed',
    phase: { kind: 'changed' },
  });
  expect(begin(stored('old', 3), undefined)).toMatchObject({ value: 'old', phase: { kind: 'saved' } });
  expect(begin(stored('same', 4), { value: 'same', base: 3 }).phase.kind).toBe('saved');
});

test('a kept copy that was built on an older version is a conflict, not an overwriting', () => {
  const draft = begin(stored('theirs', 4), { value: 'mine', base: 3 });
  expect(draft).toMatchObject({ value: 'mine', phase: { kind: 'conflict', theirs: { value: 'theirs', version: 4 } } });
  expect(run(draft, { kind: 'mine-kept' })).toMatchObject({
    value: 'mine',
    stored: { version: 4 },
    phase: { kind: 'changed' },
  });
  expect(run(draft, { kind: 'theirs-taken' })).toMatchObject({ value: 'theirs', phase: { kind: 'saved' } });
});

test('what is typed while a save is under way still has to be sent', () => {
  const draft = run(
    begin(stored('a', 1), undefined),
    { kind: 'typed', value: 'b' },
    { kind: 'sending' },
    { kind: 'typed', value: 'c' },
    { kind: 'acknowledged', version: 2, at },
  );
  expect(draft).toEqual({ value: 'c', stored: stored('b', 2), phase: { kind: 'changed' } });
});

test('a newer version that says what we know is built upon without a question', () => {
  const typed = run(begin(stored('a', 1), undefined), { kind: 'typed', value: 'b' }, { kind: 'sending' });
  expect(run(typed, { kind: 'stale', theirs: stored('a', 5) })).toEqual({
    value: 'b',
    stored: stored('a', 5),
    phase: { kind: 'changed' },
  });
  expect(run(typed, { kind: 'stale', theirs: stored('b', 5) })).toMatchObject({ value: 'b', phase: { kind: 'saved' } });
  expect(run(typed, { kind: 'stale', theirs: stored('c', 5) }).phase.kind).toBe('conflict');
});

test('a screen that reads again follows the server only while nothing of its own is under way', () => {
  const clean = begin(stored('a', 1), undefined);
  expect(run(clean, { kind: 'refreshed', theirs: stored('b', 2) }).value).toBe('b');
  expect(run(clean, { kind: 'refreshed', theirs: stored('old', 0) }).value).toBe('a');
  expect(run(clean, { kind: 'typed', value: 'mine' }, { kind: 'refreshed', theirs: stored('b', 2) }).value).toBe(
    'mine',
  );
});

const event = fc.oneof(
  fc.record({ kind: fc.constant('typed' as const), value: fc.string({ maxLength: 2 }) }),
  fc.constant({ kind: 'sending' as const }),
  fc.record({ kind: fc.constant('acknowledged' as const), version: fc.nat(9), at: fc.constant(at) }),
  fc.constant({ kind: 'lost' as const }),
  fc.record({ kind: fc.constant('refused' as const), cause: fc.constant(new Error('no')) }),
  fc.record({
    kind: fc.constant('stale' as const),
    theirs: fc.record({ value: fc.string({ maxLength: 2 }), version: fc.nat(9) }),
  }),
  fc.constant({ kind: 'mine-kept' as const }),
);

test('whatever happens, only typing and the person’s own choice change what is typed', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let draft = begin(stored('a', 0), undefined);
      for (const one of events) {
        const next = step(draft, one);
        expect(next.value).toBe(one.kind === 'typed' ? one.value : draft.value);
        // "Saved" is never said of something that the server does not have.
        if (next.phase.kind === 'saved') expect(next.value).toBe(next.stored.value);
        draft = next;
      }
    }),
  );
});
