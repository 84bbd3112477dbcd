import { dateAt } from '../../core/calendar.ts';
import { gramsOfName } from '../../core/names.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { updateUnit } from './contract.ts';
import { mayManageUnit } from './policy.ts';
import { changeUnit, findUnitByCode, findUnitForUpdate, saveFormerName, type UnitRow } from './queries.ts';
import { type Unit, unitOf } from './read.ts';

type Written = InputOf<typeof updateUnit>['body'];

/** A unit's identity outlives its name: the former one stays findable, with the last day it was used. */
export async function reviseUnit(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof updateUnit>): Promise<Unit> {
  const present = await findUnitForUpdate(ctx.db, params.unitId);
  if (present === undefined || !mayManageUnit(ctx.actor, present.id)) throw notFound();
  await refuseIfStale(ctx, { type: 'unit', id: present.id }, present, ifMatch);
  await refuseTakenCode(ctx, present, body.code);
  const { name, ...details } = body;
  const isRenamed = name.zh !== present.nameZh || name.en !== present.nameEn;
  if (isRenamed) await keepFormerName(ctx, present);
  // Whoever was refused has mended what was wrong, and waits again.
  const again = present.state === 'refused' ? { refusedAt: null, refusedReason: null } : {};
  await changeUnit(ctx.db, present.id, {
    ...details,
    nameZh: name.zh,
    nameEn: name.en,
    nameGrams: gramsOfName(namesOf(present, name, isRenamed).join(' ')),
    ...again,
  });
  const before = writtenIn(present);
  await recordEvent(ctx, {
    kind: 'unit.changed',
    subject: { type: 'unit', id: present.id },
    unitId: present.id,
    before: { ...before },
    after: { ...body },
  });
  return unitOf((await findUnitForUpdate(ctx.db, present.id)) ?? present);
}

async function refuseTakenCode(ctx: Ctx, present: UnitRow, code: string | null): Promise<void> {
  if (code === null || code === present.code) return;
  if ((await findUnitByCode(ctx.db, code)) === undefined) return;
  throw new Refusal(409, 'unit-code-taken', { problems: [{ code: 'unit-code-taken', pointer: '/code' }] });
}

async function keepFormerName(ctx: Ctx, { id: unitId, nameZh, nameEn }: UnitRow): Promise<void> {
  const usedUntil = dateAt(ctx.now.getTime(), ctx.zone);
  await saveFormerName(ctx.db, { id: ctx.newId(), unitId, nameZh, nameEn, usedUntil });
}

function namesOf(present: UnitRow, name: Written['name'], isRenamed: boolean): string[] {
  const former = present.formerNames.flatMap(({ name: { zh, en } }) => [zh, en]);
  return [name.zh, name.en, ...former, ...(isRenamed ? [present.nameZh, present.nameEn] : [])];
}

function writtenIn({ nameZh, nameEn, code, unitType, sector, district }: UnitRow) {
  return { name: { zh: nameZh, en: nameEn }, code, unitType, sector, district };
}
