/** Every pack that ships is sound, says where its numbers come from, survives export and import, and runs to a decision. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Pack } from '../../core/criteria/pack.ts';
import { walk } from '../../core/criteria/tree.ts';
import type { Choices } from '../../core/criteria/tree.ts';
import { assess } from '../../core/decision/assess.ts';
import type { EntryRecord } from '../../core/decision/assess.ts';
import { decide } from '../../core/decision/decide.ts';
import { compare, toExact } from '../../core/ratio.ts';
import { indicatorsToMark, marksFor, problemsInSheet } from '../../core/scoring/sheet.ts';
import type { Marks } from '../../core/scoring/sheet.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { readPackText } from './read-pack.ts';
import { writePackText } from './write-pack.ts';

const folder = join(projectRoot, 'packs');
const packs = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, ...readPackText(readFileSync(join(folder, file))) }));

it('ten packs ship', () => {
  expect(packs.map(({ file }) => file)).toHaveLength(10);
});

/** RADAR has no list of marks: the same percentage for every attribute does for a trial. */
function markAt(pack: Pack, scaleName: string, marks: readonly unknown[] | undefined, level: number): unknown {
  const scale = pack.scales[scaleName]!;
  if (scale.kind === 'radar')
    return { attributes: Object.fromEntries(scale.attributes.map(({ id }) => [id, [100, 70, 40][level] ?? 0])) };
  return marks![Math.max(0, marks!.length - 1 - level)];
}

function sheetsAt(pack: Pack, choices: Choices, level: number): EntryRecord['sheets'] {
  return pack.stages.flatMap((stage) => {
    const marks: Marks = Object.fromEntries(
      indicatorsToMark(pack, stage.id, choices).map((indicator) => [
        indicator.number,
        markAt(pack, indicator.scale, marksFor(pack, indicator), level),
      ]),
    );
    expect(problemsInSheet(pack, marks, { final: true, choices, stage: stage.id })).toEqual([]);
    return Array.from({ length: stage.assessors }, () => ({ stage: stage.id, marks }));
  });
}

describe.each(packs)('$file', ({ pack, problems }) => {
  it('is sound', () => {
    expect(problems).toBeUndefined();
  });

  it('says of every number where it comes from', () => {
    for (const { node } of walk(pack!))
      expect([node.number, node.source?.mark]).toEqual([node.number, expect.stringMatching(/sourced|assumption/)]);
    for (const item of [
      ...(pack!.facts ?? []),
      ...(pack!.gates ?? []),
      ...(pack!.vetoes ?? []),
      ...(pack!.bars ?? []),
      ...pack!.stages,
      pack!.decision,
    ]) {
      expect(item.source).toBeDefined();
    }
  });

  it('survives export and import byte for byte in canonical form', () => {
    const written = writePackText(pack!);
    const again = readPackText(written).pack;
    expect(again).toEqual(pack);
    expect(writePackText(again!)).toBe(written);
  });

  it('runs an edition to its decision', () => {
    const choices: Choices = {
      ...(pack!.unitTypes && { unitType: pack!.unitTypes[0]!.id }),
      chosen: Object.fromEntries(
        [...walk(pack!)].flatMap(({ node }) =>
          'children' in node && node.choose === 'by-unit' ? [[node.number, node.children[0]!.number]] : [],
        ),
      ),
    };
    const facts = Object.fromEntries((pack!.facts ?? []).map(({ id, kind }) => [id, kind === 'yes-no' ? true : 1]));
    const records: EntryRecord[] = [0, 1, 2].map((level) => ({
      id: `entry-${level}`,
      choices,
      facts,
      votes: 1000 - level,
      sheets: sheetsAt(pack!, choices, level),
    }));
    const shut = {
      ...records[0]!,
      id: 'shut',
      facts: Object.fromEntries(Object.keys(facts).map((fact) => [fact, false])),
      events: (pack!.vetoes ?? []).map(({ id }) => ({ veto: id, date: '2018-06-01', confirmed: true })),
    };
    const occasion = { period: { from: '2017-01-01', to: '2018-12-31' }, asOf: '2018-12-31' };
    const assessments = [...records, shut].map((record) => assess(pack!, record, occasion));
    const { entries } = decide(
      pack!.decision,
      assessments.map(({ candidate }) => candidate),
    );
    const best = entries.find(({ id }) => id === 'entry-0')!;
    expect([best.outcome, best.rank, toExact(best.total!)]).toEqual([
      'named',
      1,
      toExact(assessments[0]!.total!.total),
    ]);
    const most = Number(pack!.base) + Number(pack!.special?.cap ?? 0);
    expect(Number(toExact(best.total!))).toBe(most);
    const ranked = entries.filter(({ rank }) => rank !== undefined);
    ranked
      .slice(1)
      .forEach((entry, index) => expect(compare(entry.total!, ranked[index]!.total!)).toBeLessThanOrEqual(0));
    const isShut = (pack!.gates ?? []).length + (pack!.vetoes ?? []).length > 0;
    expect(entries.find(({ id }) => id === 'shut')!.outcome === 'excluded').toBe(isShut);
  });
});
