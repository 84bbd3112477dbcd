import type { Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

export interface NewUnit {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly code: string | null;
  readonly unitType: string;
  readonly sector: string;
  readonly district: string;
  readonly nameGrams: string[];
  readonly registeredAt: Date;
  readonly origin: 'registered' | 'recorded';
}

export async function saveUnit(db: Transaction<DB>, unit: NewUnit): Promise<void> {
  await db.insertInto('unit').values(unit).execute();
}

export async function findUnitByCode(db: Transaction<DB>, code: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirst();
}
