import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { endBarred } from '../assignments/index.ts';
import { listAffiliations } from '../conflicts/index.ts';
import type { getAffiliation, setAffiliation } from './contract.ts';
import { mayStateAffiliations } from './policy.ts';
import { findAffiliation, isThere, lockUnit, saveAffiliation } from './queries.ts';

type Affiliation = ReplyOf<typeof getAffiliation>;

export async function affiliationOf(ctx: Ctx, { params }: InputOf<typeof getAffiliation>): Promise<Affiliation> {
  if (!mayStateAffiliations(ctx.actor)) throw notFound();
  return getStated(ctx, params.unitId);
}

export async function affiliate(
  ctx: Ctx,
  { params: { unitId }, body, ifMatch }: InputOf<typeof setAffiliation>,
): Promise<Affiliation> {
  if (!mayStateAffiliations(ctx.actor)) throw notFound();
  await lockUnit(ctx.db, unitId);
  const { version, ...before } = await getStated(ctx, unitId);
  await refuseIfStale(ctx, { type: 'unit-affiliation', id: unitId }, { version }, ifMatch);
  await refuseBadSuperior(ctx, unitId, body.superior);
  await saveAffiliation(ctx.db, unitId, {
    superiorUnitId: body.superior?.kind === 'unit' ? body.superior.id : null,
    superiorBodyId: body.superior?.kind === 'body' ? body.superior.id : null,
    groupName: body.groupName,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.personId,
  });
  await recordEvent(ctx, {
    kind: 'unit-affiliation.changed',
    subject: { type: 'unit-affiliation', id: unitId },
    before,
    after: body,
  });
  // A superior ties units that lie below it too, so that all that runs is looked at.
  await endBarred(ctx, {});
  return getStated(ctx, unitId);
}

async function getStated(ctx: Ctx, unitId: string): Promise<Affiliation> {
  const row = await findAffiliation(ctx.db, unitId);
  if (row === undefined) throw notFound();
  return { superior: superiorOf(row), groupName: row.groupName ?? '', version: row.version ?? 0 };
}

type Row = NonNullable<Awaited<ReturnType<typeof findAffiliation>>>;

function superiorOf({ superiorUnitId, superiorBodyId, unitZh, unitEn, bodyZh, bodyEn }: Row): Affiliation['superior'] {
  if (superiorUnitId !== null)
    return { kind: 'unit', id: superiorUnitId, name: { zh: unitZh ?? '', en: unitEn ?? '' } };
  if (superiorBodyId !== null)
    return { kind: 'body', id: superiorBodyId, name: { zh: bodyZh ?? '', en: bodyEn ?? '' } };
  return null;
}

async function refuseBadSuperior(
  { db }: Ctx,
  unitId: string,
  superior: InputOf<typeof setAffiliation>['body']['superior'],
): Promise<void> {
  if (superior === null) return;
  const pointer = '/superior';
  if (await standsAbove(db, superior.id, unitId))
    throw new Refusal(422, 'unit-above-itself', { problems: [{ code: 'unit-above-itself', pointer }] });
  if (!(await isThere(db, superior.kind, superior.id)))
    throw new Refusal(422, 'superior-unknown', { problems: [{ code: 'superior-unknown', pointer }] });
}

/** Whether going upward from the one leads to the other, or is the other at once. */
async function standsAbove(db: Ctx['db'], superiorId: string, unitId: string): Promise<boolean> {
  const superiorOf = new Map((await listAffiliations(db)).map((row) => [row.unitId, row.superiorUnitId]));
  const seen = new Set<string>();
  for (let at: string | null | undefined = superiorId; at !== null && at !== undefined && !seen.has(at);) {
    if (at === unitId) return true;
    seen.add(at);
    at = superiorOf.get(at);
  }
  return false;
}
