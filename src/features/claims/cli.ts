import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { dateAt, defaultZone, isDate } from '../../core/calendar.ts';
import type { IsoDate } from '../../core/calendar.ts';
import { checkClaims } from '../../core/claims/check-claims.ts';
import type { Claim } from '../../core/claims/check-claims.ts';
import { prepareRegister } from '../../core/claims/register.ts';
import type { RegisterHonour } from '../../core/claims/register.ts';
import { texts as claimsTexts } from '../../core/claims/texts.ts';
import { isSupported } from '../../core/claims/verdicts.ts';
import type { Verdict } from '../../core/claims/verdicts.ts';
import { charactersIn, limits } from '../../core/limits.ts';
import { texts as termsTexts } from '../../core/terms/texts.ts';
import { languages } from '../../core/text.ts';
import type { Language } from '../../core/text.ts';
import { readInput } from '../../platform/cli/input.ts';
import { answerNo, print, printJson } from '../../platform/cli/output.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { Say } from '../../platform/i18n/catalogue.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { registerFrom } from './register-source.ts';
import { texts } from './texts.ts';

/** What the command needs from the installation that it runs in. */
export interface ClaimsSource {
  /** The register of this installation. */
  readonly loadRegister: () => Promise<readonly RegisterHonour[]>;
  readonly now: () => Date;
}

interface Options {
  readonly register?: string;
  readonly asOf?: IsoDate;
  readonly language: Language;
  readonly json: boolean;
}

/** `exemplar claims <text file>`: exit 0 when the register supports every claim, 1 when it does not. */
export function claimsCommand(source: ClaimsSource): (program: Command) => void {
  return (program) => {
    program
      .command('claims <text>')
      .description('hold what a text says of honours against the register, claim by claim (- reads standard input)')
      .option('--register <csv or address>', 'a register as CSV, or the address of an installation; else the local one')
      .option('--as-of <date>', 'read the register as of this day (else today)', day)
      .addOption(new Option('--language <language>', 'language of the sentences').choices(languages).default('en'))
      .option('--json', 'print the claims as JSON; offsets count UTF-16 code units', false)
      .action((path: string, options: Options) => run(path, options, source));
  };
}

function day(text: string): IsoDate {
  if (!isDate(text)) throw new InvalidArgumentError('Write year-month-day, such as 2019-04-10.');
  return text;
}

async function run(path: string, options: Options, source: ClaimsSource): Promise<void> {
  const { name, text } = await readInput(path);
  const length = charactersIn(text);
  if (length > limits.claimsText) {
    throw new OperatorError(
      `${name}: the text has ${length} characters; at most ${limits.claimsText} can be checked at once.`,
    );
  }
  const honours = await (options.register === undefined ? source.loadRegister() : registerFrom(options.register));
  const asOf = options.asOf ?? dateAt(source.now().getTime(), defaultZone);
  const claims = checkClaims(text, prepareRegister(honours), { asOf });
  if (!claims.every((claim) => isSupported(claim.verdict))) answerNo();
  const say = catalogueOf([claimsTexts, termsTexts, texts]).sayIn(options.language);
  if (!options.json) return await print(toldIn(say, claims, honours.length));
  await printJson({
    text: name,
    asOf,
    honours: honours.length,
    claims: claims.map((claim) => forPrograms(claim, say)),
  });
}

function forPrograms({ findings, ...claim }: Claim, say: Say) {
  const reasons = findings.map((one) => ({ ...one, message: say(`claim.${one.code}`, one.params) }));
  return { ...claim, reasons };
}

/** A sign beside the word, so that nobody needs colour. */
const signs: Readonly<Record<Verdict, string>> = {
  supported: '✓',
  'supported-as-far-as-complete': '◐',
  'cannot-tell': '?',
  'not-held': '✗',
  'wrong-edition': '≠',
  misspelt: '≈',
  'no-such-honour': '✗',
  contradicted: '✗',
};

function toldIn(say: Say, claims: readonly Claim[], honours: number): string {
  const told = claims.map((claim) => {
    const place = `[${claim.start}–${claim.end}]`;
    const passage = claim.passage.replaceAll(/\s+/g, ' ');
    const reasons = claim.findings.map((one) => `    ${say(`claim.${one.code}`, one.params)}`);
    return [`${signs[claim.verdict]} ${say(`claim-verdict.${claim.verdict}`)}  ${place}  ${passage}`, ...reasons].join(
      '\n',
    );
  });
  const supported = claims.filter((claim) => isSupported(claim.verdict)).length;
  const key = claims.length === 0 ? 'claims.none' : 'claims.summary';
  return [...told, say(key, { claims: claims.length, supported, honours })].join('\n\n');
}
