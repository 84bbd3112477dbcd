import { problemsInCorrection } from '../../core/criteria/correction.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { type EditionRow, findEditionForUpdate, getPackOfEdition } from '../editions/index.ts';
import type { correctEdition, rebaseEdition } from './contract.ts';
import { mailEntrants } from './mail-entrants.ts';
import { mayChangePack } from './policy.ts';
import { changePack, findPackOfBody, isDecided, saveVersion, type VersionKind } from './queries.ts';

type Taken = ReplyOf<typeof rebaseEdition>;

export async function rebase(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof rebaseEdition>): Promise<Taken> {
  const edition = await editionToChange(ctx, params.editionId, ifMatch);
  if (edition.openedAt !== null) throw new Refusal(409, 'edition-already-opened');
  return take(ctx, edition, body.packId, 'rebased');
}

/** What was decided is never touched: before a decision a correction is taken, after it there is none. */
export async function correct(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof correctEdition>): Promise<Taken> {
  const edition = await editionToChange(ctx, params.editionId, ifMatch);
  if (edition.openedAt === null) throw new Refusal(409, 'edition-not-opened');
  if (edition.conferredAt !== null || (await isDecided(ctx.db, edition.id)))
    throw new Refusal(409, 'edition-already-decided');
  const taken = await take(ctx, edition, body.packId, 'corrected', body.reason);
  await mailEntrants(ctx, edition, { ...body, packVersion: taken.packVersion });
  return taken;
}

async function editionToChange(ctx: Ctx, editionId: string, ifMatch: number | undefined): Promise<EditionRow> {
  const edition = await findEditionForUpdate(ctx.db, editionId);
  if (edition === undefined || !mayChangePack(ctx.actor, edition.bodyId)) throw notFound();
  await refuseIfStale(ctx, { type: 'edition', id: edition.id }, edition, ifMatch);
  return edition;
}

async function take(
  ctx: Ctx,
  edition: EditionRow,
  packId: string,
  kind: Exclude<VersionKind, 'drafted'>,
  reason = { zh: '', en: '' },
): Promise<Taken> {
  const next = await findPackOfBody(ctx.db, packId, edition.bodyId);
  if (next === undefined) throw unfit([{ code: 'pack-not-of-body', pointer: '/packId' }]);
  const problems = problemsInTaking(kind, await getPackOfEdition(ctx.db, edition.id), next.content);
  if (problems.length > 0) throw unfit(problems);
  const version = await changePack(ctx.db, edition.id, packId);
  const id = ctx.newId();
  await saveVersion(ctx.db, {
    id,
    editionId: edition.id,
    bodyId: edition.bodyId,
    packId,
    kind,
    reasonZh: reason.zh,
    reasonEn: reason.en,
    takenAt: ctx.now,
    takenBy: ctx.actor.personId,
  });
  await recordEvent(ctx, {
    kind: kind === 'corrected' ? 'edition.corrected' : 'edition.rebased',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before: { packId: edition.packId, packVersion: edition.packVersion },
    after: { packId, packVersion: next.packVersion, ...(kind === 'corrected' && { reason }) },
  });
  return { id, packId, packVersion: next.packVersion, version };
}

/** A draft may take any other version of its pack; an opened edition only what corrects the one it was opened under. */
export function problemsInTaking(kind: 'rebased' | 'corrected', before: Pack, after: Pack): readonly Problem[] {
  const problems = problemsInCorrection(before, after).map((problem) => ({ ...problem, pointer: '/packId' }));
  if (kind === 'corrected') return problems;
  return problems.filter(({ code }) => code === 'correction-of-another' || code === 'correction-same-version');
}

function unfit(problems: readonly Problem[]): Refusal {
  return new Refusal(422, 'edition-pack-unfit', { problems });
}
