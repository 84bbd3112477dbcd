import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { findEdition, getPackOfEdition } from '../editions/index.ts';
import { comparisonOf } from '../packs/index.ts';
import type { listEditionPacks, listEntryCorrections, previewEditionPack, readCorrection } from './contract.ts';
import { mayChangePack, mayReadFor, maySeePacksOf } from './policy.ts';
import {
  countEntrants,
  findEntryOfEdition,
  findPackOfBody,
  listReadings,
  listVersions,
  saveReading,
  type VersionRow,
} from './queries.ts';
import { problemsInTaking } from './take.ts';

const catalogue = catalogueOf([criteriaTexts]);

export async function versionsOf(
  ctx: Ctx,
  { params }: InputOf<typeof listEditionPacks>,
): Promise<ReplyOf<typeof listEditionPacks>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !maySeePacksOf(ctx.actor, edition)) throw notFound();
  const forOffice = mayChangePack(ctx.actor, edition.bodyId);
  const versions = await listVersions(ctx.db, edition.id);
  const entrants = forOffice ? await countEntrants(ctx.db, edition.id) : null;
  const shown = forOffice ? versions : sinceOpening(versions);
  return {
    items: shown.map(({ reasonZh, reasonEn, takenBy, readBy, ...version }) => ({
      ...version,
      reason: { zh: reasonZh, en: reasonEn },
      takenBy: forOffice ? (takenBy ?? '') : null,
      readBy: forOffice && version.kind === 'corrected' ? readBy : null,
      entrants: version.kind === 'corrected' ? entrants : null,
    })),
  };
}

/** How a draft came to be is the office's own: others see where the edition stood when it opened, as its first. */
export function sinceOpening(versions: readonly VersionRow[]): readonly VersionRow[] {
  const corrections = versions.filter(({ kind }) => kind === 'corrected');
  const opening = versions.find(({ kind }) => kind !== 'corrected');
  return opening === undefined ? corrections : [...corrections, { ...opening, kind: 'drafted', formerPackId: null }];
}

export async function previewFor(
  ctx: Ctx,
  { params, query }: InputOf<typeof previewEditionPack>,
): Promise<ReplyOf<typeof previewEditionPack>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !mayChangePack(ctx.actor, edition.bodyId)) throw notFound();
  const next = await findPackOfBody(ctx.db, query.packId, edition.bodyId);
  if (next === undefined) throw notFound();
  const before = await getPackOfEdition(ctx.db, edition.id);
  const say = catalogue.sayIn(ctx.language);
  const kind = edition.openedAt === null ? 'rebased' : 'corrected';
  return {
    comparison: comparisonOf(before, next.content, ctx.language),
    problems: problemsInTaking(kind, before, next.content).map(({ code, params: told }) => ({
      code,
      message: say(code, told),
    })),
    entrants: await countEntrants(ctx.db, edition.id),
  };
}

export async function correctionsFor(
  ctx: Ctx,
  { params }: InputOf<typeof listEntryCorrections>,
): Promise<ReplyOf<typeof listEntryCorrections>> {
  const entry = await findEntryOfEdition(ctx.db, params.entryId);
  if (entry === undefined || !mayReadFor(ctx.actor, entry)) throw notFound();
  const readings = await listReadings(ctx.db, entry.id);
  const versions = await listVersions(ctx.db, entry.editionId);
  return {
    items: versions.flatMap(({ id, kind, packId, packVersion, formerPackId, reasonZh, reasonEn, takenAt }) => {
      if (kind !== 'corrected' || formerPackId === null) return [];
      const reason = { zh: reasonZh, en: reasonEn };
      return [{ id, packId, packVersion, formerPackId, reason, takenAt, readAt: readings.get(id) ?? null }];
    }),
  };
}

export async function markRead(ctx: Ctx, { params }: InputOf<typeof readCorrection>): Promise<void> {
  const entry = await findEntryOfEdition(ctx.db, params.entryId);
  if (entry === undefined || !mayReadFor(ctx.actor, entry)) throw notFound();
  const correction = (await listVersions(ctx.db, entry.editionId)).find(({ id }) => id === params.correctionId);
  if (correction?.kind !== 'corrected') throw notFound();
  const reading = { editionPackId: correction.id, entryId: entry.id, readAt: ctx.now, readBy: ctx.actor.personId };
  if (!(await saveReading(ctx.db, reading))) return;
  await recordEvent(ctx, {
    kind: 'correction.read',
    subject: { type: 'entry', id: entry.id },
    unitId: entry.unitId,
    after: { correctionId: correction.id, packVersion: correction.packVersion },
  });
}
