import { problemsInEntry } from '../../core/criteria/evidence.ts';
import { problemsInChoices } from '../../core/criteria/choices.ts';
import { walk } from '../../core/criteria/tree.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { listMissing } from './contract.ts';
import { mayEdit } from './policy.ts';
import { type EntryRow, findEntry, listAnswers, listEntryEvidence } from './queries.ts';
import { choicesOf, claimsIn } from './rules.ts';
import { type Claims, type SubmittedAnswer, answersToSubmit } from './submission.ts';

type Missing = ReplyOf<typeof listMissing>;

export async function missingIn(ctx: Ctx, { params }: InputOf<typeof listMissing>): Promise<Missing> {
  const entry = await findEntry(ctx.db, params.entryId);
  if (entry === undefined || !mayEdit(ctx.actor, entry)) throw notFound();
  const { problems } = await checkEntry(ctx, entry);
  return {
    items: problems.map(({ code, pointer, params: about = {} }) => ({
      code,
      pointer,
      indicator: typeof about['number'] === 'string' ? about['number'] : null,
      params: { ...about },
    })),
  };
}

export interface Checked {
  /** All that keeps the entry from being submitted, in the order of the criteria. */
  readonly problems: readonly Problem[];
  readonly answers: readonly SubmittedAnswer[];
  readonly chosen: Readonly<Record<string, string>>;
  readonly claims: Claims;
}

/** The one check of a whole entry: the list of what is missing and the submission go by it. */
export async function checkEntry(ctx: Ctx, entry: EntryRow, { lock = false } = {}): Promise<Checked> {
  const { pack, periodFrom, periodTo } = entry;
  const rows = await listAnswers(ctx.db, entry.id);
  const evidence = await listEntryEvidence(ctx.db, entry.id, { lock });
  const answers = new Map<string, { text: string; evidence: Omit<(typeof evidence)[number], 'indicator'>[] }>();
  for (const { indicator, text, value } of rows) if (value === null) answers.set(indicator, { text, evidence: [] });
  for (const { indicator, ...piece } of evidence) answers.get(indicator)?.evidence.push(piece);
  const choices = choicesOf(entry, rows);
  const period = { from: periodFrom, to: periodTo };
  const { missing, invalid } = problemsInEntry(pack, Object.fromEntries(answers), choices, period);
  const ofClaims = problemsInChoices(pack, choices).filter(({ pointer }) => pointer.startsWith('/notApplicable'));
  const ofAnswers = inOrderOf(entry, [...invalid, ...missing, ...ofClaims]).map((problem) => ({
    ...problem,
    pointer: `/answers${problem.pointer}`,
  }));
  const ofUnit = entry.unitConfirmedAt === null ? [{ code: 'unit-not-confirmed', pointer: '' }] : [];
  return {
    problems: [...ofUnit, ...ofAnswers],
    answers: answersToSubmit(pack, choices, answers),
    chosen: choices.chosen,
    claims: claimsIn(rows),
  };
}

function inOrderOf({ pack }: EntryRow, problems: readonly Problem[]): Problem[] {
  const places = new Map([...walk(pack)].map(({ node }, place) => [node.number, place]));
  const placeOf = ({ params }: Problem) => places.get(String(params?.['number'] ?? '')) ?? places.size;
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b));
}
