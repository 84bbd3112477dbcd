import { readFileSync } from 'node:fs';
import { assess } from '../../src/core/decision/assess.ts';
import { decide, ruleFor } from '../../src/core/decision/decide.ts';
import { readRecords } from '../../src/core/decision/records-file.ts';
import { readPackText } from '../../src/features/packs/index.ts';

/** What `decide` does, step by step in a fresh process; the text's own reading is the floor under it. */
const [packFile = '', entriesFile = ''] = process.argv.slice(2);
const { pack } = readPackText(readFileSync(packFile, 'utf8'));
if (pack === undefined) throw new Error(`${packFile} is no sound pack.`);
const text = readFileSync(entriesFile, 'utf8');

const start = performance.now();
const value: unknown = JSON.parse(text);
const parsed = performance.now();
const { file, problems } = readRecords(value, pack, { final: true });
if (file === undefined) throw new Error(JSON.stringify(problems.slice(0, 3)));
const checked = performance.now();
const candidates = file.entries.map((record) => assess(pack, record, file.occasion).candidate);
const totalled = performance.now();
const { entries } = decide(ruleFor(pack.decision, file.settings), candidates, { seed: 1 });
const decided = performance.now();

console.log(
  JSON.stringify({
    entries: entries.length,
    named: entries.filter(({ outcome }) => outcome === 'named').length,
    parseSeconds: (parsed - start) / 1000,
    checkSeconds: (checked - parsed) / 1000,
    totalSeconds: (totalled - checked) / 1000,
    decideSeconds: (decided - totalled) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
