import { isWithin } from '../../core/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getEntry, listEntries } from './contract.ts';
import { mayEdit, maySeeEntry, maySeeReceipt, maySeeSubmitted, maySubmit } from './policy.ts';
import {
  type AnswerRow,
  type EntryRow,
  type EntrySummaryRow,
  type EvidenceRow,
  findEntry,
  listAnswers,
  listEntryEvidence,
  listVisibleEntries,
} from './queries.ts';
import { receiptOf } from './receipt.ts';
import { readContent, type Submission } from './submission.ts';

export type Entry = ReplyOf<typeof getEntry>;
type Answer = NonNullable<Entry['answers']>[number];
type Choice = NonNullable<Entry['choices']>[number];

export async function entriesOf(
  ctx: Ctx,
  { query }: InputOf<typeof listEntries>,
): Promise<ReplyOf<typeof listEntries>> {
  const page = await listVisibleEntries(ctx.db, ctx.actor, query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function entryFor(ctx: Ctx, { params }: InputOf<typeof getEntry>): Promise<Entry> {
  const row = await findEntry(ctx.db, params.entryId);
  if (row === undefined) throw notFound();
  return showEntry(ctx, row);
}

/** The entry as this reader may know it: work in progress is the unit's own, what was submitted is the office's too. */
export async function showEntry(ctx: Ctx, row: EntryRow): Promise<Entry> {
  if (row.submitted !== null && row.state === 'submitted' && maySeeSubmitted(ctx.actor, row)) {
    return entryOf(ctx, row, handedIn(readContent(row.submitted)));
  }
  if (mayEdit(ctx.actor, row)) return entryOf(ctx, row, await inProgress(ctx, row));
  if (maySeeEntry(ctx.actor, row)) return entryOf(ctx, row, { answers: null, choices: null });
  throw notFound();
}

function entryOf(ctx: Ctx, row: EntryRow, content: Pick<Entry, 'answers' | 'choices'>): Entry {
  const isOpen = isWithin(row, ctx.now) && row.state !== 'withdrawn';
  const isDraft = row.state === 'draft';
  return {
    ...summaryOf(row),
    ...content,
    packId: row.packId,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    opensAt: row.opensAt,
    unitType: row.unitType,
    isUnitConfirmed: row.unitConfirmedAt !== null,
    withdrawnReason: row.withdrawnReason,
    may: {
      edit: isOpen && isDraft && mayEdit(ctx.actor, row),
      submit: isOpen && isDraft && maySubmit(ctx.actor, row),
      withdraw: isOpen && maySubmit(ctx.actor, row),
    },
    receipt: row.submitted !== null && maySeeReceipt(ctx.actor, row) ? receiptOf(row) : null,
  };
}

function handedIn({ answers, chosen }: Submission): Pick<Entry, 'answers' | 'choices'> {
  return {
    answers: answers.map(({ indicator, text, evidence }) => ({
      indicator,
      text,
      evidence: [...evidence],
      version: 0,
      updatedAt: null,
      updatedBy: null,
    })),
    choices: Object.entries(chosen).map(([branch, child]) => ({ branch, chosen: child, version: 0 })),
  };
}

async function inProgress(ctx: Ctx, { id }: EntryRow): Promise<Pick<Entry, 'answers' | 'choices'>> {
  const rows = await listAnswers(ctx.db, id);
  const evidence = await listEntryEvidence(ctx.db, id);
  return {
    answers: rows.filter(({ value }) => value === null).map((row) => answerOf(row, evidence)),
    choices: rows.flatMap((row) => (row.value === null ? [] : [choiceOf(row, row.value)])),
  };
}

export function answerOf(row: AnswerRow, evidence: readonly EvidenceRow[]): Answer {
  const { indicator, text, version, updatedAt, updatedBy } = row;
  const own = evidence.filter((piece) => piece.indicator === indicator);
  return { indicator, text, version, updatedAt, updatedBy, evidence: own };
}

export function choiceOf({ indicator, version }: AnswerRow, { chosen }: NonNullable<AnswerRow['value']>): Choice {
  return { branch: indicator, chosen, version };
}

function summaryOf(row: EntrySummaryRow) {
  const { nameZh, nameEn, programmeZh, programmeEn, ...rest } = row;
  return { ...rest, unitName: { zh: nameZh, en: nameEn }, programmeName: { zh: programmeZh, en: programmeEn } };
}
