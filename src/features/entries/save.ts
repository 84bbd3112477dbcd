import { problemsInEntry } from '../../core/criteria/evidence.ts';
import { problemsInChoices } from '../../core/criteria/choices.ts';
import { indicatorByNumber } from '../../core/criteria/tree.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { dateIn, timeIn } from '../../platform/i18n/dates.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { listIdsInLibrary } from '../evidence/index.ts';
import type { saveAnswer, saveChoice } from './contract.ts';
import { mayEdit } from './policy.ts';
import {
  type AnswerRow,
  type EntryRow,
  findEntryForUpdate,
  listAnswers,
  listEntryEvidence,
  replaceEvidence,
  saveAnswerRow,
} from './queries.ts';
import { answerOf, choiceOf } from './read.ts';
import { refuseOutsideStage, refuseUnlessDraft } from './rules.ts';

type Answer = ReplyOf<typeof saveAnswer>;
type Choice = ReplyOf<typeof saveChoice>;

/** What is written is kept whether it is complete or not; only what could never stand is refused. */
export async function keepAnswer(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof saveAnswer>): Promise<Answer> {
  const { indicator } = params;
  const entry = await draftToChange(ctx, params.entryId);
  const { notApplicable } = body;
  const evidenceIds = [...new Set(body.evidenceIds)];
  refuseProblems([
    ...problemsInText(entry, indicator, body.text),
    ...problemsInClaim(entry, indicator, notApplicable),
    ...(await problemsInEvidence(ctx, entry, body.evidenceIds)),
  ]);
  const before = await presentAnswer(ctx, entry, indicator);
  await saveOrSayStale(ctx, entry, { indicator, text: body.text, value: notApplicable }, ifMatch, before);
  await replaceEvidence(ctx.db, entry.id, indicator, evidenceIds);
  await recordDraft(ctx, entry, 'entry.answer-saved', {
    before:
      before === undefined ? null : { indicator, text: before.text, evidenceIds: before.evidence.map(({ id }) => id) },
    after: { indicator, text: body.text, evidenceIds, ...(notApplicable !== null && { notApplicable }) },
  });
  return savedAnswer(ctx, entry, indicator);
}

export async function keepChoice(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof saveChoice>): Promise<Choice> {
  const { branch } = params;
  const { chosen } = body;
  const entry = await draftToChange(ctx, params.entryId);
  // Taking a choice back is judged like making one: the branch must be one that offers alternatives.
  const problems = problemsInChoices(entry.pack, { chosen: { [branch]: chosen ?? '' } });
  refuseProblems(problems.filter(({ code }) => chosen !== null || code !== 'not-an-alternative').map(atChosen));
  const [before] = await listAnswers(ctx.db, entry.id, branch);
  await saveOrSayStale(ctx, entry, { indicator: branch, text: '', value: { chosen } }, ifMatch, before);
  await recordDraft(ctx, entry, 'entry.choice-saved', {
    before: before === undefined ? null : { branch, ...before.value },
    after: { branch, chosen },
  });
  const [row] = await listAnswers(ctx.db, entry.id, branch);
  return choiceOf(row as AnswerRow, { chosen });
}

async function draftToChange(ctx: Ctx, entryId: string): Promise<EntryRow> {
  const entry = await findEntryForUpdate(ctx.db, entryId);
  if (entry === undefined || !mayEdit(ctx.actor, entry)) throw notFound();
  refuseUnlessDraft(entry, ctx);
  refuseOutsideStage(ctx, entry);
  return entry;
}

function problemsInText({ pack, periodFrom, periodTo }: EntryRow, indicator: string, text: string): Problem[] {
  const period = { from: periodFrom, to: periodTo };
  const { invalid } = problemsInEntry(pack, { [indicator]: { text, evidence: [] } }, {}, period);
  return invalid.map((problem) => ({
    ...problem,
    pointer: problem.code === 'unknown-indicator' ? '' : '/text',
  }));
}

/** Only what the pack provides for may be said not to apply; what stands in for it may still be left open. */
function problemsInClaim({ pack }: EntryRow, number: string, claim: Answer['notApplicable']): Problem[] {
  if (claim === null) return [];
  const rule = indicatorByNumber(pack, number)?.notApplicable;
  if (rule === undefined) return [{ code: 'must-apply', pointer: '/notApplicable', params: { number } }];
  const known = rule.kind === 'substitute' ? rule.by : [];
  if (claim.substitute === null || known.includes(claim.substitute)) return [];
  const params = { number, values: known.join(', ') };
  return [{ code: 'substitute-missing', pointer: '/notApplicable/substitute', params }];
}

async function problemsInEvidence(ctx: Ctx, { unitId }: EntryRow, evidenceIds: readonly string[]): Promise<Problem[]> {
  const known = new Set(await listIdsInLibrary(ctx.db, unitId, evidenceIds));
  return evidenceIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ code: 'evidence-not-in-library', pointer: `/evidenceIds/${index}` }],
  );
}

function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(422, 'entry-answer-invalid', { problems });
}

function atChosen(problem: Problem): Problem {
  return { ...problem, pointer: '/chosen' };
}

async function presentAnswer(ctx: Ctx, entry: EntryRow, indicator: string) {
  const [row] = await listAnswers(ctx.db, entry.id, indicator);
  if (row === undefined) return undefined;
  return { ...row, evidence: await listEntryEvidence(ctx.db, entry.id, { indicator }) };
}

async function savedAnswer(ctx: Ctx, entry: EntryRow, indicator: string): Promise<Answer> {
  const [row] = await listAnswers(ctx.db, entry.id, indicator);
  return answerOf(row as AnswerRow, await listEntryEvidence(ctx.db, entry.id, { indicator }));
}

async function saveOrSayStale(
  ctx: Ctx,
  entry: EntryRow,
  answer: Pick<AnswerRow, 'indicator' | 'text' | 'value'>,
  seen: number | undefined,
  present: AnswerRow | undefined,
): Promise<void> {
  const by = { updatedAt: ctx.now, updatedBy: ctx.actor.personId };
  if (await saveAnswerRow(ctx.db, { entryId: entry.id, ...answer, ...by, seen: seen ?? 0 })) return;
  const at = present?.updatedAt.toISOString();
  throw new Refusal(412, 'stale-version', {
    params: {
      who: present?.updatedBy ?? '',
      at: at === undefined ? '' : `${dateIn(ctx.language, ctx.zone, at)} ${timeIn(ctx.zone, at)}`,
      present: present?.version ?? 0,
    },
  });
}

/** A draft is the unit's own, so its events do not bear the body's mark: the office's trail must not tell them. */
async function recordDraft(
  ctx: Ctx,
  { id, unitId }: EntryRow,
  kind: string,
  change: { before: Record<string, unknown> | null; after: Record<string, unknown> },
): Promise<void> {
  await recordEvent(ctx, { kind, subject: { type: 'entry-answer', id }, unitId, ...change });
}
