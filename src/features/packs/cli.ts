import type { Command } from 'commander';
import { Option } from 'commander';
import { comparePacks } from '../../core/criteria/compare.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { packSchema } from '../../core/criteria/schema.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import type { Problem } from '../../core/problem.ts';
import type { Line } from '../../core/scoring/line.ts';
import { say as sayLine } from '../../core/scoring/line.ts';
import { texts as scoringTexts } from '../../core/scoring/texts.ts';
import { languages } from '../../core/text.ts';
import type { Language } from '../../core/text.ts';
import { readInput, refuseInput } from '../../platform/cli/input.ts';
import { answerNo, print, printJson } from '../../platform/cli/output.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import { readPackText } from './read-pack.ts';
import { texts } from './read-pack-texts.ts';

const allTexts = [criteriaTexts, scoringTexts, texts];

interface Options {
  readonly json: boolean;
  readonly language: Language;
}

/** `exemplar pack check|diff|schema`. */
export function register(program: Command): void {
  const pack = program.command('pack').description('criteria packs: check one, compare two versions, print the schema');
  const language = new Option('--language <language>', 'language of the sentences').choices(languages).default('en');
  pack
    .command('check <files...>')
    .description('say everything that is wrong with a pack, by line and column (- reads standard input)')
    .option('--json', 'print the answer as JSON', false)
    .addOption(language)
    .action(check);
  pack
    .command('diff <old> <new>')
    .description('what changes from one version to another, criterion by criterion')
    .option('--json', 'print the answer as JSON', false)
    .addOption(language)
    .action(diff);
  pack
    .command('schema')
    .description('the JSON Schema of a pack, for editors that complete and check')
    .option('--out <file>', 'write it to a file')
    .action(({ out }: { out?: string }) => printJson(packSchema(), out));
}

interface Checked {
  readonly file: string;
  readonly pack?: Pack;
  readonly problems: readonly Problem[];
}

async function check(files: readonly string[], options: Options): Promise<void> {
  const checked: Checked[] = [];
  for (const file of files) {
    const { name, text } = await readInput(file);
    const { pack, problems = [] } = readPackText(text);
    checked.push({ file: name, problems, ...(pack && { pack }) });
  }
  if (checked.some(({ problems }) => problems.length > 0)) answerNo();
  const say = catalogueOf(allTexts).sayIn(options.language);
  if (!options.json) return await print(checked.flatMap((one) => linesOf(one, say)).join('\n'));
  const answers = checked.map(({ file, pack, problems }) => ({
    file,
    valid: pack !== undefined,
    ...(pack && { id: pack.id, version: pack.version, indicators: indicatorsOf(pack).length }),
    problems: problems.map((problem) => ({ ...problem, message: say(problem.code, problem.params) })),
  }));
  await printJson(answers.length === 1 ? answers[0] : answers);
}

function linesOf(
  { file, pack, problems }: Checked,
  say: (code: string, params?: Problem['params']) => string,
): string[] {
  if (pack !== undefined) {
    const params = {
      id: pack.id,
      version: pack.version,
      indicators: indicatorsOf(pack).length,
      base: pack.base,
      special: pack.special?.cap ?? 0,
    };
    return [`${file}: ${say('pack-sound', params)}`];
  }
  return problems.map(({ code, pointer, params, line, column }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return `${place}:${pointer === '' ? '' : ` ${pointer}:`} ${say(code, params)}`;
  });
}

async function diff(oldFile: string, newFile: string, options: Options): Promise<void> {
  const [before, after] = [await packFrom(oldFile), await packFrom(newFile)];
  const { changes, unchanged } = comparePacks(before, after);
  if (options.json) return await printJson({ changes, unchanged });
  const sentences = {
    'zh-CN': { ...criteriaTexts['zh-CN'], ...texts['zh-CN'] },
    en: { ...criteriaTexts.en, ...texts.en },
  };
  const told: readonly Line[] = [...changes, { code: 'pack-unchanged', params: { indicators: unchanged } }];
  await print(told.map((line) => sayLine(line, options.language, sentences)).join('\n'));
}

async function packFrom(file: string): Promise<Pack> {
  const input = await readInput(file);
  const { pack, problems } = readPackText(input.text);
  return pack ?? refuseInput(input, problems ?? [], allTexts);
}
