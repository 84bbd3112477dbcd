import type { Transaction } from 'kysely';
import { usualConflictRules } from '../../../core/assignment/conflicts.ts';
import type { DB } from '../../../platform/db/types.ts';

export interface RulesRow {
  readonly formerEmployerYears: number;
  readonly earlierSheetYears: number;
  readonly version: number;
}

/** What a body never stated is as usual, at version 0. */
export async function findRules(db: Transaction<DB>, bodyId: string): Promise<RulesRow> {
  const row = await db
    .selectFrom('conflictRules')
    .select(['formerEmployerYears', 'earlierSheetYears', 'version'])
    .where('bodyId', '=', bodyId)
    .executeTakeFirst();
  return row ?? { ...usualConflictRules, version: 0 };
}

interface Stamp {
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export async function saveRules(
  db: Transaction<DB>,
  bodyId: string,
  rules: Omit<RulesRow, 'version'> & Stamp,
): Promise<void> {
  await db
    .insertInto('conflictRules')
    .values({ bodyId, ...rules })
    .onConflict((same) =>
      same.column('bodyId').doUpdateSet((eb) => ({ ...rules, version: eb('conflictRules.version', '+', 1) })),
    )
    .execute();
}

/** First versions are written once: whoever comes second waits here, and then sees what the first one wrote. */
export async function lockBody(db: Transaction<DB>, bodyId: string): Promise<void> {
  await db.selectFrom('body').select('id').where('id', '=', bodyId).forUpdate().execute();
}
