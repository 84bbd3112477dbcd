import { dateAt } from '../../core/calendar.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { renderReceipt } from '../../platform/documents/receipt.ts';
import type { FileReply, InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { downloadReceipt, downloadSubmission, getReceipt } from './contract.ts';
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

export async function documentFor(ctx: Ctx, { params }: InputOf<typeof downloadReceipt>): Promise<FileReply> {
  const receipt = receiptOf(await submittedEntry(ctx, params.entryId));
  const at = new Date(receipt.submittedAt);
  const body = await renderReceipt({
    number: receipt.receiptNumber,
    programme: receipt.programmeName,
    edition: { zh: `第${receipt.editionNumber}届`, en: `Edition ${receipt.editionNumber}` },
    unit: receipt.unitName,
    receivedAt: stampIn(ctx.zone, at),
    receivedOn: dateAt(at.getTime(), ctx.zone),
    sha256: receipt.sha256,
    sentBy: receipt.submittedBy,
  });
  return { name: `${receipt.receiptNumber}.pdf`, type: 'application/pdf', body };
}

/** To the second and with the zone, because the paper may be read anywhere: 2026-03-31 11:58:00 GMT+08:00. */
function stampIn(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return `${parts.format(at)} ${offset?.value ?? zone}`;
}

type Submitted = EntryRow & { readonly submitted: string };

async function submittedEntry(ctx: Ctx, entryId: string): Promise<Submitted> {
  const row = await findEntry(ctx.db, entryId);
  if (row === undefined || !maySeeReceipt(ctx.actor, row)) throw notFound();
  if (!isSubmitted(row)) throw new Refusal(409, 'entry-has-no-receipt');
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
