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

function handedIn({ answers, chosen, notApplicable = {} }: Submission): Pick<Entry, 'answers' | 'choices'> {
  const unchanged = { version: 0, updatedAt: null, updatedBy: null };
  return {
    answers: [
      ...answers.map((answer) => ({ ...answer, evidence: [...answer.evidence], notApplicable: null, ...unchanged })),
      ...Object.entries(notApplicable).map(([indicator, substitute]) => ({
        indicator,
        text: '',
        evidence: [],
        notApplicable: { substitute },
        ...unchanged,
      })),
    ],
    choices: Object.entries(chosen).map(([branch, child]) => ({ branch, chosen: child, version: 0 })),
  };
}

async function inProgress(ctx: Ctx, { id }: EntryRow): Promise<Pick<Entry, 'answers' | 'choices'>> {
  const rows = await listAnswers(ctx.db, id);
  const evidence = await listEntryEvidence(ctx.db, id);
  return {
    answers: rows.filter(({ value }) => !isChoice(value)).map((row) => answerOf(row, evidence)),
    choices: rows.flatMap((row) => (isChoice(row.value) ? [choiceOf(row, row.value)] : [])),
  };
}

export function answerOf(row: AnswerRow, evidence: readonly EvidenceRow[]): Answer {
  const { indicator, text, value, version, updatedAt, updatedBy } = row;
  const own = evidence.filter((piece) => piece.indicator === indicator);
  const notApplicable = value !== null && 'substitute' in value ? value : null;
  return { indicator, text, notApplicable, version, updatedAt, updatedBy, evidence: own };
}

interface ChoiceValue {
  readonly chosen: string | null;
}

function isChoice(value: AnswerRow['value']): value is ChoiceValue {
  return value !== null && 'chosen' in value;
}

export function choiceOf({ indicator, version }: AnswerRow, { chosen }: ChoiceValue): Choice {
  return { branch: indicator, chosen, version };
}

function summaryOf(row: EntrySummaryRow) {
  const { nameZh, nameEn, programmeZh, programmeEn, ...rest } = row;
  return { ...rest, unitName: { zh: nameZh, en: nameEn }, programmeName: { zh: programmeZh, en: programmeEn } };
}
