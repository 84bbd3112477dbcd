import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { Cause, Objective } from '../../core/assignment/answer.ts';
import { texts } from '../../core/assignment/texts.ts';
import { parseJson, readInput, refuseInput } from '../../platform/cli/input.ts';
import { answerNo, print } from '../../platform/cli/output.ts';
import { startProgress } from '../../platform/cli/progress.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { causeSummary, solvedSummary } from './assign-summary.ts';
import { type AssignmentOutcome, startAssignment } from './run-assignment.ts';

interface Options {
  readonly seed?: number;
  readonly loss: number;
  readonly fair: boolean;
  readonly share: number;
  readonly balance: number;
  readonly earlier?: string;
  readonly changePrice: number;
  readonly out?: string;
  readonly json: boolean;
}

/** `exemplar assign <problem.json>`. */
export function register(program: Command): void {
  program
    .command('assign <problem.json>')
    .description('assign assessors to entries, to a proven optimum (- reads standard input)')
    .option('--fair', 'raise the smallest entry total first, then the total', false)
    .option('--share <share>', 'with --fair: up to this share of the best smallest total', share, 0.8)
    .option('--seed <n>', 'draw by lot, same seed, same answer: among equals, or within --loss', wholeNumber)
    .option('--loss <share>', 'with --seed: what share of the total may be lost on average', share, 0)
    .option('--balance <price>', 'the n-th entry of one assessor costs n times this', wholeNumber, 0)
    .addOption(
      new Option('--earlier <answer.json>', 'an earlier answer; change little of it').conflicts(['fair', 'seed']),
    )
    .option('--change-price <price>', 'with --earlier: what dropping one pair costs', wholeNumber, 100_000)
    .option('--out <file>', 'write the whole answer as JSON to a file; the same bytes for the same problem and seed')
    .option('--json', 'print the whole answer, with the seconds it took, as JSON', false)
    .action(run);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('Give a whole number.');
  return value;
}

function share(text: string): number {
  const value = Number(text);
  if (!/^[\d.]+$/.test(text) || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Give a number from 0 to 1.');
  return value;
}

async function run(path: string, options: Options): Promise<void> {
  const input = await readInput(path);
  const outcome = await outcomeOf(input.text, await objectiveOf(options));
  if (outcome.kind === 'not-json') return void parseJson(input);
  if (outcome.kind === 'unreadable') return refuseInput(input, outcome.problems, [texts]);
  const { answer } = outcome;
  const say = catalogueOf([texts]).sayIn('en');
  if (answer.status === 'refused') {
    throw new OperatorError(answer.problems.map(({ code, params }) => say(code, params)).join('\n'));
  }
  if (answer.status === 'stopped') throw new Error('Nobody asked the solver to stop.');
  if (answer.status === 'infeasible') {
    answerNo();
    const whole = { status: answer.status, cause: { ...answer.cause, sentences: sentencesOf(answer.cause) } };
    return await tell(whole, outcome.seconds, causeSummary(answer.cause, say), options);
  }
  if (!outcome.accepted) answerNo();
  await tell(answer, outcome.seconds, solvedSummary(answer, outcome), options);
}

async function objectiveOf({ fair, share, seed, loss, balance, earlier, changePrice }: Options): Promise<Objective> {
  if (fair) return { kind: 'fair', share };
  if (seed !== undefined) return { kind: 'lottery', seed, loss };
  if (earlier === undefined) return { kind: 'total', balancePrice: balance };
  return { kind: 'stable', earlier: await earlierPairs(earlier), price: changePrice, balancePrice: balance };
}

async function earlierPairs(path: string): Promise<[string, string][]> {
  const isPair = (row: unknown) => Array.isArray(row) && row.length === 2 && row.every((id) => typeof id === 'string');
  const answer = parseJson(await readInput(path)) as { assignments?: unknown } | null;
  const assignments = answer?.assignments;
  if (Array.isArray(assignments) && assignments.every(isPair)) return assignments as [string, string][];
  throw new OperatorError(`${path}: this is not an answer of this command: its list “assignments” is missing.`);
}

/** The work is done in a thread of its own, so that progress can be told and Ctrl-C ends it at once. */
async function outcomeOf(text: string, objective: Objective): Promise<AssignmentOutcome> {
  const say = catalogueOf([texts]).sayIn('en');
  const progress = startProgress();
  let pivots: number | undefined;
  const told = () =>
    pivots === undefined ? say('assignment-reading') : `${say('assignment-solving')}: ${pivots} pivots`;
  const clock = setInterval(() => progress.tell(told()), 500);
  try {
    return await startAssignment({ source: { text }, objective }, (reply) => ({ pivots } = reply)).outcome;
  } finally {
    clearInterval(clock);
    progress.done();
  }
}

function sentencesOf(cause: Cause): Record<'zh-CN' | 'en', string> {
  const catalogue = catalogueOf([texts]);
  return { 'zh-CN': causeSummary(cause, catalogue.sayIn('zh-CN')), en: causeSummary(cause, catalogue.sayIn('en')) };
}

/** What the file gets is the same on every machine and at every hour; seconds go to whoever reads now. */
async function tell(whole: object, seconds: number, summary: string, { json, out }: Options): Promise<void> {
  if (out !== undefined && out !== '-') await print(JSON.stringify(whole), out);
  if (json || out === '-') await print(JSON.stringify({ ...whole, seconds: Math.round(seconds * 1000) / 1000 }));
  else await print(summary);
}
