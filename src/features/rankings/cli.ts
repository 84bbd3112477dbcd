import type { Command } from 'commander';
import { Option } from 'commander';
import type { Pack } from '../../core/criteria/pack.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import { assess } from '../../core/decision/assess.ts';
import { decide as decideBy, ruleFor } from '../../core/decision/decide.ts';
import type { Decided } from '../../core/decision/decide.ts';
import { readRecords } from '../../core/decision/records-file.ts';
import type { RecordsFile } from '../../core/decision/records-file.ts';
import { texts as decisionTexts } from '../../core/decision/texts.ts';
import { toDecimal } from '../../core/ratio.ts';
import type { Line } from '../../core/scoring/line.ts';
import { say } from '../../core/scoring/line.ts';
import { explainMark, readMark } from '../../core/scoring/sheet.ts';
import type { StageSheet } from '../../core/scoring/stages.ts';
import { texts as scoringTexts } from '../../core/scoring/texts.ts';
import { languages } from '../../core/text.ts';
import type { Language, Texts } from '../../core/text.ts';
import { parseJson, readInput, refuseInput } from '../../platform/cli/input.ts';
import { print, printJson } from '../../platform/cli/output.ts';
import { placesIn, readPackText, packFileTexts } from '../packs/index.ts';
import { decisionAnswer, scoreAnswer } from './cli-answers.ts';

const allTexts = [criteriaTexts, scoringTexts, decisionTexts, packFileTexts];
const sentences: Texts = {
  'zh-CN': Object.assign({}, ...allTexts.map((texts) => texts['zh-CN'])) as Texts['zh-CN'],
  en: Object.assign({}, ...allTexts.map(({ en }) => en)) as Texts['en'],
};

interface Options {
  readonly json: boolean;
  readonly language: Language;
  readonly draft?: boolean;
  readonly explain?: boolean;
}

/** `exemplar score <pack> <sheets.json>` and `exemplar decide <pack> <entries.json>`. */
export function register(program: Command): void {
  const language = new Option('--language <language>', 'language of the sentences').choices(languages).default('en');
  program
    .command('score <pack> <sheets.json>')
    .description('totals, gates and bands of every entry, with the reasons (- reads standard input)')
    .option('--draft', 'sheets may lack marks', false)
    .option('--explain', 'print what every mark of every sheet says', false)
    .option('--json', 'print the answer as JSON', false)
    .addOption(language)
    .action(score);
  program
    .command('decide <pack> <entries.json>')
    .description('who is above the line, and why (- reads standard input)')
    .option('--explain', 'print the reasons of every entry', false)
    .option('--json', 'print the answer as JSON', false)
    .addOption(language)
    .action(decide);
}

interface Read {
  readonly pack: Pack;
  readonly file: RecordsFile;
}

async function readBoth(packPath: string, recordsPath: string, final: boolean): Promise<Read> {
  const packInput = await readInput(packPath);
  const { pack, problems: wrong } = readPackText(packInput.text);
  if (pack === undefined) return refuseInput(packInput, wrong ?? [], allTexts);
  const input = await readInput(recordsPath);
  const value = parseJson(input);
  const { file, problems } = readRecords(value, pack, { final });
  if (file !== undefined) return { pack, file };
  // Read again only to say where: most files are sound, and some are large.
  const locate = placesIn(input.text);
  return refuseInput(
    input,
    problems.map((problem) => ({ ...problem, ...locate(problem.pointer) })),
    allTexts,
  );
}

async function score(packPath: string, recordsPath: string, options: Options): Promise<void> {
  const { pack, file } = await readBoth(packPath, recordsPath, options.draft !== true);
  const assessed = file.entries.map((record) => ({ id: record.id, ...assess(pack, record, file.occasion) }));
  if (options.json) return await printJson({ entries: assessed.map((one) => scoreAnswer(pack, one)) });
  const lines = assessed.map(({ id, total, candidate }, index) => {
    const shown = total === undefined ? '–' : toDecimal(total.total, pack.decimals);
    const marks = options.explain === true ? marksTold(pack, file.entries[index]?.sheets ?? [], options.language) : [];
    return [`${id}  ${shown}`, ...marks, ...reasons(candidate.lines, options.language)].join('\n');
  });
  await print(lines.join('\n'));
}

function marksTold(pack: Pack, sheets: readonly StageSheet[], language: Language): readonly string[] {
  return sheets.flatMap(({ stage, marks }) =>
    indicatorsOf(pack).flatMap((indicator) => {
      const mark = readMark(pack, indicator, marks[indicator.number]);
      if (mark === undefined) return [];
      return [`       ${stage} ${indicator.number}: ${say(explainMark(pack, indicator, mark), language, sentences)}`];
    }),
  );
}

async function decide(packPath: string, recordsPath: string, options: Options): Promise<void> {
  const { pack, file } = await readBoth(packPath, recordsPath, true);
  const rule = ruleFor(pack.decision, file.settings);
  const candidates = file.entries.map((record) => assess(pack, record, file.occasion).candidate);
  const { seed, expiring } = file;
  const decision = decideBy(rule, candidates, {
    ...(seed !== undefined && { seed }),
    ...(expiring !== undefined && { expiring }),
  });
  if (options.json) return await printJson({ rule, ...decisionAnswer(pack, decision) });
  const lines = decision.entries.map((entry) =>
    [
      decidedLine(pack, entry, options.language),
      ...(options.explain === true ? reasons(entry.lines, options.language) : []),
    ].join('\n'),
  );
  await print(lines.join('\n'));
}

function decidedLine(pack: Pack, { id, outcome, rank, total }: Decided, language: Language): string {
  const shown = total === undefined ? '–' : toDecimal(total, pack.decimals);
  return `${String(rank ?? '–').padStart(5)}  ${shown}  ${say({ code: `outcome-${outcome}` }, language, sentences)}  ${id}`;
}

function reasons(lines: readonly Line[], language: Language): readonly string[] {
  return lines.map((line) => `       ${say(line, language, sentences)}`);
}
