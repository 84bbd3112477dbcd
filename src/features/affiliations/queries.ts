import type { Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

interface Stamp {
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export async function findAffiliation(db: Transaction<DB>, unitId: string) {
  return db
    .selectFrom('unit')
    .leftJoin('unitAffiliation as own', 'own.unitId', 'unit.id')
    .leftJoin('unit as superior', 'superior.id', 'own.superiorUnitId')
    .leftJoin('body', 'body.id', 'own.superiorBodyId')
    .select([
      'own.superiorUnitId',
      'own.superiorBodyId',
      'own.groupName',
      'own.version',
      'superior.nameZh as unitZh',
      'superior.nameEn as unitEn',
      'body.nameZh as bodyZh',
      'body.nameEn as bodyEn',
    ])
    .where('unit.id', '=', unitId)
    .executeTakeFirst();
}

export async function saveAffiliation(
  db: Transaction<DB>,
  unitId: string,
  affiliation: {
    readonly superiorUnitId: string | null;
    readonly superiorBodyId: string | null;
    readonly groupName: string;
  } & Stamp,
): Promise<void> {
  await db
    .insertInto('unitAffiliation')
    .values({ unitId, ...affiliation })
    .onConflict((same) =>
      same.column('unitId').doUpdateSet((eb) => ({ ...affiliation, version: eb('unitAffiliation.version', '+', 1) })),
    )
    .execute();
}

export async function isThere(db: Transaction<DB>, kind: 'unit' | 'body', id: string): Promise<boolean> {
  return (await db.selectFrom(kind).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** First versions are written once: whoever comes second waits here, and then sees what the first one wrote. */
export async function lockUnit(db: Transaction<DB>, unitId: string): Promise<void> {
  await db.selectFrom('unit').select('id').where('id', '=', unitId).forUpdate().execute();
}
