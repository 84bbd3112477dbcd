import { gramsOfName } from '../../core/names.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { findUnitByCode, saveUnit } from './queries.ts';

/** What a unit states of itself when it asks to be registered. */
export interface UnitToRegister {
  readonly nameZh: string;
  readonly nameEn: string;
  /** The unified social credit code, where the unit has one. */
  readonly code?: string | undefined;
  readonly unitType: string;
  readonly sector: string;
  readonly district: string;
}

/** Writes the unit down; it waits for an office to confirm it. Who may is decided by the caller, who proved the address. */
export async function registerNewUnit(ctx: Ctx, unit: UnitToRegister): Promise<string> {
  const id = ctx.newId();
  const details = { ...unit, code: unit.code ?? null };
  const nameGrams = gramsOfName(`${unit.nameZh} ${unit.nameEn}`);
  await saveUnit(ctx.db, { id, ...details, nameGrams, registeredAt: ctx.now, origin: 'registered' });
  await recordEvent(ctx, { kind: 'unit.registered', subject: { type: 'unit', id }, unitId: id, after: details });
  return id;
}

export async function isCodeTaken(ctx: Ctx, code: string | undefined): Promise<boolean> {
  return code !== undefined && (await findUnitByCode(ctx.db, code)) !== undefined;
}
