import { createHash } from 'node:crypto';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { translate } from '../../platform/i18n/catalogue.ts';
import { dateIn, timeIn } from '../../platform/i18n/dates.ts';
import { queueMail } from '../../platform/mail/mail.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { type Checked, checkEntry } from './check.ts';
import type { submitEntry } from './contract.ts';
import { maySubmit } from './policy.ts';
import { changeEntry, type EntryRow, findAddress, findEntryForUpdate, saveReceipt, takeNumber } from './queries.ts';
import { type Receipt, receiptOf } from './receipt.ts';
import { refuseOutsideStage, refuseUnlessDraft } from './rules.ts';
import { contentOf, entryNumber, receiptNumber, type Submission } from './submission.ts';
import { texts } from './texts.ts';

/**
 * One transaction: check, number, receipt, event and mail stand together or not at all. The number is taken last of
 * what can wait, because everybody else who submits to the edition waits for it until the commit.
 */
export async function submit(ctx: Ctx, { params }: InputOf<typeof submitEntry>): Promise<Receipt> {
  const entry = await findEntryForUpdate(ctx.db, params.entryId);
  if (entry === undefined || !maySubmit(ctx.actor, entry)) throw notFound();
  refuseUnlessDraft(entry, ctx);
  refuseOutsideStage(ctx, entry);
  const checked = await checkEntry(ctx, entry, { lock: true });
  if (checked.problems.length > 0) throw new Refusal(422, 'entry-incomplete', { problems: checked.problems });
  const sender = await findAddress(ctx.db, ctx.actor.personId);
  const number = entryNumber(await takeNumber(ctx.db, entry.editionId));
  const receipt = await keepReceipt(ctx, entry, submissionOf(ctx, entry, checked, number));
  await changeEntry(ctx.db, entry.id, { number, submittedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'entry.submitted',
    subject: { type: 'entry', id: entry.id },
    bodyId: entry.bodyId,
    unitId: entry.unitId,
    after: { number, receipt: receipt.receiptNumber, sha256: receipt.sha256 },
  });
  if (sender !== undefined) await mailReceipt(ctx, entry, receipt, sender);
  return receipt;
}

function submissionOf(ctx: Ctx, entry: EntryRow, { answers, chosen, claims }: Checked, number: string): Submission {
  const edition = { id: entry.editionId, number: entry.editionNumber };
  return {
    format: 1,
    entry: entry.id,
    number,
    receiptNumber: receiptNumber(edition, number),
    submittedAt: ctx.now.toISOString(),
    submittedBy: ctx.actor.name,
    programme: { id: entry.programmeId, name: { zh: entry.programmeZh, en: entry.programmeEn } },
    edition: { ...edition, periodFrom: entry.periodFrom, periodTo: entry.periodTo },
    pack: { id: entry.packId, key: entry.packKey, version: entry.packVersion, sha256: entry.packSha256 },
    unit: {
      id: entry.unitId,
      name: { zh: entry.nameZh, en: entry.nameEn },
      code: entry.unitCode,
      unitType: entry.unitType,
      sector: entry.sector,
      district: entry.district,
    },
    chosen,
    ...(Object.keys(claims).length > 0 && { notApplicable: claims }),
    answers,
  };
}

async function keepReceipt(ctx: Ctx, entry: EntryRow, submission: Submission): Promise<Receipt> {
  const content = contentOf(submission);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await saveReceipt(ctx.db, {
    entryId: entry.id,
    number: submission.receiptNumber,
    submittedAt: ctx.now,
    submittedBy: ctx.actor.personId,
    content,
    sha256,
  });
  return receiptOf({ submitted: content, sha256 });
}

async function mailReceipt(
  ctx: Ctx,
  entry: EntryRow,
  receipt: Receipt,
  { name, email }: { name: string; email: string },
): Promise<void> {
  const at = ctx.now.toISOString();
  const isEnglish = ctx.language === 'en';
  const params = {
    name,
    unit: isEnglish ? entry.nameEn : entry.nameZh,
    programme: isEnglish ? entry.programmeEn : entry.programmeZh,
    edition: entry.editionNumber,
    number: receipt.receiptNumber,
    at: `${dateIn(ctx.language, ctx.zone, at)} ${timeIn(ctx.zone, at)}:${at.slice(17, 19)}`,
    sha256: receipt.sha256,
    link: `${ctx.publicUrl}/unit/entries/${entry.id}`,
  };
  const say = (key: string) => translate(texts, ctx.language, key, params);
  await queueMail(ctx, {
    to: { address: email, name },
    kind: 'entry-receipt',
    subject: say('mail.entry-receipt.subject'),
    text: say('mail.entry-receipt.body'),
    bodyId: entry.bodyId,
  });
}
