import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Pack } from '../../src/core/criteria/pack.ts';
import { Random } from '../../src/core/random.ts';
import { indicatorsToMark, marksFor } from '../../src/core/scoring/sheet.ts';
import { readPackText } from '../../src/features/packs/index.ts';

/** A file of entries for the school pack: three sheets each, every counting indicator marked. By seed, always the same. */
const [packFile = '', entries = '', out = ''] = process.argv.slice(2);
const { pack } = readPackText(readFileSync(packFile, 'utf8'));
if (pack === undefined) throw new Error(`${packFile} is no sound pack.`);

const choices = { unitType: 'primary' };
const [stage] = pack.stages;
const indicators = indicatorsToMark(pack, stage?.id ?? '', choices);
const choicesOfMarks = indicators.map((indicator) => [indicator.number, marksFor(pack, indicator) ?? []] as const);
const facts = Object.fromEntries((pack.gates ?? []).map(({ condition }) => factThatHolds(condition)));
const random = new Random(7);
const file = createWriteStream(out);
file.write('{"period":{"from":"2024-01-01","to":"2025-12-31"},"asOf":"2026-03-01","seed":1,"entries":[');
for (let at = 0; at < Number(entries); at++) {
  const line = JSON.stringify({ id: `E${String(at).padStart(6, '0')}`, choices, facts, sheets: sheetsOf() });
  if (!file.write((at === 0 ? '' : ',\n') + line)) await once(file, 'drain');
}
file.end(']}\n');
await once(file, 'finish');

function sheetsOf() {
  return ['a', 'b', 'c'].map((assessor) => ({
    stage: stage?.id,
    assessor,
    marks: Object.fromEntries(
      choicesOfMarks.map(([number, marks]) => [number, marks[random.below(marks.length)]] as const),
    ),
  }));
}

function factThatHolds(condition: NonNullable<Pack['gates']>[number]['condition']): [string, unknown] {
  return [condition.fact, condition.kind === 'yes' ? true : '100%'];
}
