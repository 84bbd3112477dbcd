import { expect, test } from 'vitest';
import { isWithin, problemsInStages, type Stage, stageKinds } from './stages.ts';

const sound: Stage[] = stageKinds.map((kind, index) => ({
  kind,
  opensAt: `2026-0${index + 1}-01T00:00:00+08:00`,
  closesAt: `2026-0${index + 2}-01T00:00:00+08:00`,
}));

test('stages that follow one another, in whatever order they are written, have no problem', () => {
  expect(problemsInStages(sound)).toEqual([]);
  expect(problemsInStages(sound.toReversed())).toEqual([]);
});

test('a stage left out, one twice, one reversed and one before its predecessor are all named at once', () => {
  const [entry, assessment, decision, notice] = sound as [Stage, Stage, Stage, Stage, Stage];
  const stages = [
    entry,
    { ...assessment, opensAt: '2026-01-31T23:59:59+08:00' },
    decision,
    decision,
    { ...notice, closesAt: notice.opensAt },
  ];
  expect(problemsInStages(stages).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'stage-twice /stages',
    'stage-left-out /stages',
    'stage-before-predecessor /stages/1/opensAt',
    'stage-closes-before-opening /stages/4/closesAt',
  ]);
});

test('the opening instant is in time, the closing instant is too late', () => {
  const stage = { opensAt: new Date('2026-01-01T00:00:00Z'), closesAt: new Date('2026-01-02T00:00:00Z') };
  expect(isWithin(stage, stage.opensAt)).toBe(true);
  expect(isWithin(stage, new Date(stage.closesAt.getTime() - 1))).toBe(true);
  expect(isWithin(stage, stage.closesAt)).toBe(false);
  expect(isWithin(stage, new Date(stage.opensAt.getTime() - 1))).toBe(false);
});
