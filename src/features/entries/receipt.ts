import type { Ctx } from '../../platform/ctx.ts';
import type { FileReply, InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { downloadSubmission, getReceipt } from './contract.ts';
import { maySeeReceipt } from './policy.ts';
import { type EntryRow, findEntry } from './queries.ts';
import { readContent } from './submission.ts';

export type Receipt = ReplyOf<typeof getReceipt>;

export async function receiptFor(ctx: Ctx, { params }: InputOf<typeof getReceipt>): Promise<Receipt> {
  return receiptOf(await submittedEntry(ctx, params.entryId));
}

export async function contentFor(ctx: Ctx, { params }: InputOf<typeof downloadSubmission>): Promise<FileReply> {
  const { submitted, receiptNumber } = await submittedEntry(ctx, params.entryId);
  return { name: `${receiptNumber}.json`, type: 'application/json', body: Buffer.from(submitted) };
}

type Submitted = EntryRow & { readonly submitted: string };

async function submittedEntry(ctx: Ctx, entryId: string): Promise<Submitted> {
  const row = await findEntry(ctx.db, entryId);
  if (row === undefined || !maySeeReceipt(ctx.actor, row)) throw notFound();
  if (!isSubmitted(row)) throw new Refusal(409, 'entry-not-submitted');
  return row;
}

/** A withdrawn entry keeps its receipt: it was received. */
function isSubmitted(row: EntryRow): row is Submitted {
  return row.submitted !== null;
}

export function receiptOf(row: Pick<EntryRow, 'submitted' | 'sha256'>): Receipt {
  const content = readContent(row.submitted ?? '');
  return {
    entryId: content.entry,
    receiptNumber: content.receiptNumber,
    number: content.number,
    submittedAt: content.submittedAt,
    submittedBy: content.submittedBy,
    unitName: content.unit.name,
    programmeName: content.programme.name,
    editionNumber: content.edition.number,
    answers: content.answers.length,
    evidence: content.answers.reduce((count, answer) => count + answer.evidence.length, 0),
    sha256: row.sha256 ?? '',
  };
}
