import type { Text } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { translate } from '../../platform/i18n/catalogue.ts';
import { queueMail } from '../../platform/mail/mail.ts';
import type { EditionRow } from '../editions/index.ts';
import { listEntrants } from './queries.ts';
import { texts } from './texts.ts';

/** Nobody knows in which language a coordinator reads, so the mail says it in both. */
export async function mailEntrants(
  ctx: Ctx,
  edition: EditionRow,
  { reason, packVersion }: { readonly reason: Text; readonly packVersion: string },
): Promise<void> {
  const told = { edition: edition.number, before: edition.packVersion, after: packVersion };
  for (const { entryId, email, name } of await listEntrants(ctx.db, edition.id)) {
    const params = { ...told, name, link: `${ctx.publicUrl}/unit/entries/${entryId}` };
    const zh = (key: string) =>
      translate(texts, 'zh-CN', key, { ...params, programme: edition.programmeZh, reason: reason.zh });
    const en = (key: string) =>
      translate(texts, 'en', key, { ...params, programme: edition.programmeEn, reason: reason.en });
    await queueMail(ctx, {
      to: { address: email, name },
      kind: 'criteria-corrected',
      subject: `${zh('mail.criteria-corrected.subject')} / ${en('mail.criteria-corrected.subject')}`,
      text: `${zh('mail.criteria-corrected.body')}\n\n${en('mail.criteria-corrected.body')}`,
      bodyId: edition.bodyId,
    });
  }
}
