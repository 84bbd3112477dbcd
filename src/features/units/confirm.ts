import { scopeOf } from '../../core/relations.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import { translate } from '../../platform/i18n/catalogue.ts';
import { queueMail } from '../../platform/mail/mail.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { confirmUnit, refuseUnit } from './contract.ts';
import { mayConfirmUnits } from './policy.ts';
import { changeUnit, findUnitForUpdate, type UnitRow } from './queries.ts';
import { type Unit, unitOf } from './read.ts';
import { texts } from './texts.ts';

export async function confirm(ctx: Ctx, { params, ifMatch }: InputOf<typeof confirmUnit>): Promise<Unit> {
  const unit = await unitToJudge(ctx, params.unitId, ifMatch);
  await changeUnit(ctx.db, unit.id, {
    confirmedAt: ctx.now,
    confirmedBy: ctx.actor.personId,
    refusedAt: null,
    refusedReason: null,
  });
  await recordEvent(ctx, { kind: 'unit.confirmed', subject: { type: 'unit', id: unit.id }, unitId: unit.id });
  await tellCoordinators(ctx, unit, 'unit-confirmed', {});
  return unitOf((await findUnitForUpdate(ctx.db, unit.id)) ?? unit);
}

export async function refuse(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof refuseUnit>): Promise<Unit> {
  const unit = await unitToJudge(ctx, params.unitId, ifMatch);
  if (unit.state === 'refused') throw new Refusal(409, 'unit-refused-already');
  await changeUnit(ctx.db, unit.id, { refusedAt: ctx.now, refusedReason: body.reason });
  await recordEvent(ctx, {
    kind: 'unit.refused',
    subject: { type: 'unit', id: unit.id },
    unitId: unit.id,
    after: { reason: body.reason },
  });
  await tellCoordinators(ctx, unit, 'unit-refused', { reason: body.reason });
  return unitOf((await findUnitForUpdate(ctx.db, unit.id)) ?? unit);
}

async function unitToJudge(ctx: Ctx, unitId: string, ifMatch: number | undefined): Promise<UnitRow> {
  const unit = mayConfirmUnits(ctx.actor) ? await findUnitForUpdate(ctx.db, unitId) : undefined;
  if (unit === undefined) throw notFound();
  if (unit.state === 'confirmed') throw new Refusal(409, 'unit-confirmed-already');
  if (unit.state === 'recorded') throw new Refusal(409, 'unit-not-registered');
  await refuseIfStale(ctx, { type: 'unit', id: unit.id }, unit, ifMatch);
  return unit;
}

/** Nobody knows in which language a coordinator reads, so the mail says it in both. */
async function tellCoordinators(
  ctx: Ctx,
  unit: UnitRow,
  kind: 'unit-confirmed' | 'unit-refused',
  { reason = '' }: { reason?: string },
): Promise<void> {
  const bodyId = scopeOf(ctx.actor, 'unit.confirm')[0]?.id ?? null;
  for (const { name, email } of unit.coordinators) {
    const params = { name, reason, link: `${ctx.publicUrl}/unit` };
    const zh = (key: string) => translate(texts, 'zh-CN', key, { ...params, unit: unit.nameZh });
    const en = (key: string) => translate(texts, 'en', key, { ...params, unit: unit.nameEn });
    await queueMail(ctx, {
      to: { address: email, name },
      kind,
      subject: `${zh(`mail.${kind}.subject`)} / ${en(`mail.${kind}.subject`)}`,
      text: `${zh(`mail.${kind}.body`)}\n\n${en(`mail.${kind}.body`)}`,
      bodyId,
    });
  }
}
