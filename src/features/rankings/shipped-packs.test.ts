import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Indicator, Pack } from '../../core/criteria/pack.ts';
import { Random } from '../../core/random.ts';
import { scaleOf } from '../../core/scoring/scale-of.ts';
import { indicatorsToMark, marksFor } from '../../core/scoring/sheet.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { recordFacts, recordFinding } from '../findings/contract.ts';
import { assess, decided, openSelection, ranked, type Selection, submittedBy } from './rankings.fixture.ts';

const folder = join(projectRoot, 'packs');
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** Full marks, or on fine scales now and then a little less; where marks cannot be listed, one in the upper ranges. */
function markFor(pack: Pack, indicator: Indicator, random: Random): object {
  const marks = marksFor(pack, indicator);
  if (marks !== undefined) return marks.at(marks.length > 12 ? -1 - random.below(2) : -1) as object;
  const scale = scaleOf(pack, indicator);
  if (scale.kind !== 'radar') throw new Error(`no mark for the scale of ${indicator.number}`);
  const good = scale.ranges.at(-1 - random.below(2))?.from ?? 0;
  return { attributes: Object.fromEntries(scale.attributes.map(({ id }) => [id, good])) };
}

async function foundOut({ world, office, pack }: Selection, entryId: string, votes: number): Promise<void> {
  const facts = Object.fromEntries((pack.facts ?? []).map(({ id, kind }) => [id, kind === 'yes-no' ? true : '100%']));
  if (pack.facts !== undefined) await world.call(recordFacts, { params: { entryId }, body: { facts } }, office);
  if (pack.decision.kind === 'combined-rank') {
    const body = { kind: 'votes', value: { votes }, ground: 'Counted.' } as const;
    await world.call(recordFinding, { params: { entryId }, body }, office);
  }
  if (pack.decision.kind === 'pass-fail') {
    const value = { grade: 'minor', state: 'planned' };
    await world.call(
      recordFinding,
      { params: { entryId }, body: { kind: 'nonconformity', value, ground: 'Seen on site.' } },
      office,
    );
  }
}

test('ten packs are shipped', () => {
  expect(shipped.length).toBeGreaterThanOrEqual(10);
});

test.each(shipped)(
  '%s runs an edition to its decision',
  async (file) => {
    const selection = await openSelection(parse(readFileSync(join(folder, file), 'utf8')) as object);
    const { pack } = selection;
    const random = new Random(file.length);
    const entryIds: string[] = [];
    for (const name of ['Alpha', 'Beta']) entryIds.push((await submittedBy(selection, name)).entryId);
    for (const [place, entryId] of entryIds.entries()) {
      const unitType = pack.unitTypes?.[0]?.id ?? 'enterprise';
      await foundOut(selection, entryId, 100 - place);
      for (const stage of pack.stages) {
        const choices = (await choicesOf(selection, entryId)) ?? { unitType };
        const indicators = indicatorsToMark(pack, stage.id, choices);
        const isLater = pack.stages.indexOf(stage) > 0 && pack.combination?.kind === 'bounded';
        const sheets = Array.from({ length: stage.assessors }, () =>
          isLater ? {} : Object.fromEntries(indicators.map((one) => [one.number, markFor(pack, one, random)])),
        );
        await assess(selection, entryId, stage.id, sheets);
      }
    }
    const before = await ranked(selection);
    expect(before.problems).toEqual([]);
    const decision = await decided(selection);
    expect(decision.lines.map(({ outcome }) => outcome)).toEqual(['named', 'named']);
    expect(decision.lines.map(({ total }) => total)).toEqual(before.lines.map(({ total }) => total));
    expect(decision.lines.every(({ explanation }) => explanation.length > 0)).toBe(true);
    expect((await ranked(selection)).lines).toEqual(decision.lines);
  },
  60_000,
);

async function choicesOf({ world }: Selection, entryId: string) {
  const row = await world.database.db
    .selectFrom('entryReceipt')
    .select('content')
    .where('entryId', '=', entryId)
    .executeTakeFirstOrThrow();
  const { unit, chosen } = JSON.parse(row.content) as {
    unit: { unitType: string };
    chosen: Record<string, string>;
  };
  return { unitType: unit.unitType, chosen };
}
