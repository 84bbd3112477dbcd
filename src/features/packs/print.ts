import { dateAt } from '../../core/calendar.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { texts as wordTexts } from '../../core/criteria/word-texts.ts';
import { documentOf } from '../../core/criteria/document.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { type Language, textIn } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { renderCriteria } from '../../platform/documents/criteria.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { FileReply, InputOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { printPack } from './contract.ts';
import { maySeePack } from './policy.ts';
import { findPack } from './queries.ts';
import { texts } from './texts.ts';

const catalogue = catalogueOf([criteriaTexts, wordTexts, texts]);

export async function packAsPdf(ctx: Ctx, { params }: InputOf<typeof printPack>): Promise<FileReply> {
  const row = await findPack(ctx.db, params.packId);
  if (row === undefined || !maySeePack(ctx.actor, row)) throw notFound();
  return pdfOf(row.content, ctx.language, ctx);
}

/** The whole criteria on paper, in one language. */
export async function pdfOf(
  pack: Pack,
  language: Language,
  { now, zone }: Pick<Ctx, 'now' | 'zone'>,
): Promise<{ name: string; type: string; body: Uint8Array }> {
  const say = catalogue.sayIn(language);
  const document = documentOf(pack, { say, text: (text) => textIn(language, text) });
  const body = await renderCriteria({
    language,
    date: dateAt(now.getTime(), zone),
    document,
    words: { special: say('document.special'), sources: say('document.sources'), contents: say('document.contents') },
    titleOf: (node) => say('document.node', { ...node }),
  });
  return { name: `${pack.id}-${pack.version}.pdf`, type: 'application/pdf', body };
}
