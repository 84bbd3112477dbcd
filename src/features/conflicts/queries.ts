import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

export interface NewConflict {
  readonly id: string;
  readonly bodyId: string;
  readonly assessorId: string;
  readonly unitId: string;
  readonly source: 'declared' | 'recorded';
  readonly reason: string;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** False when the two are known to be in conflict from that source already. */
export async function saveConflict(db: Transaction<DB>, conflict: NewConflict): Promise<boolean> {
  const done = await db
    .insertInto('conflict')
    .values(conflict)
    .onConflict((same) => same.columns(['assessorId', 'unitId', 'source']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export function listVisibleConflicts(
  db: Transaction<DB>,
  actor: Actor,
  wish: PageWish & { q?: string | undefined; assessorId?: string | undefined; unitId?: string | undefined },
) {
  const query = db
    .selectFrom('conflict')
    .innerJoin('assessor', 'assessor.id', 'conflict.assessorId')
    .innerJoin('unit', 'unit.id', 'conflict.unitId')
    .select([
      'conflict.id',
      'conflict.assessorId',
      'assessor.name as assessorName',
      'conflict.unitId',
      'unit.nameZh',
      'unit.nameEn',
      'conflict.source',
      'conflict.reason',
      'conflict.recordedAt',
    ])
    .where((eb) =>
      visible(eb, actor, 'conflict.see', {
        bodyId: sql.ref('conflict.body_id'),
        assessorId: sql.ref('conflict.assessor_id'),
      }),
    )
    .$if(wish.assessorId !== undefined, (rows) => rows.where('conflict.assessorId', '=', wish.assessorId ?? ''))
    .$if(wish.unitId !== undefined, (rows) => rows.where('conflict.unitId', '=', wish.unitId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or(
          (['assessor.name', 'unit.nameZh', 'unit.nameEn'] as const).map((column) =>
            eb(column, 'ilike', containing(wish.q ?? '')),
          ),
        ),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        assessorName: { column: sql.ref('assessor.name'), valueOf: (row) => row.assessorName, type: 'text' },
        recordedAt: {
          column: sql.ref('conflict.recorded_at'),
          valueOf: (row) => row.recordedAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: '-recordedAt',
      unique: { column: sql.ref('conflict.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findAssessorBody(
  db: Transaction<DB>,
  assessorId: string,
): Promise<{ bodyId: string } | undefined> {
  return db.selectFrom('assessor').select('bodyId').where('id', '=', assessorId).executeTakeFirst();
}

export async function isUnit(db: Transaction<DB>, unitId: string): Promise<boolean> {
  return (await db.selectFrom('unit').select('id').where('id', '=', unitId).executeTakeFirst()) !== undefined;
}

/**
 * Why these assessors may not judge this unit: declared or recorded ties, and an employer that is the unit itself,
 * by identity or by one of its names.
 */
export async function listBars(
  db: Transaction<DB>,
  unitId: string,
  assessorIds: readonly string[],
): Promise<{ assessorId: string; source: string; reason: string }[]> {
  if (assessorIds.length === 0) return [];
  const { rows } = await sql<{ assessorId: string; source: string; reason: string }>`
    select assessor_id, source, reason from conflict where unit_id = ${unitId} and assessor_id = any(${assessorIds})
    union all
    select a.id as assessor_id, 'employer' as source, u.name_zh as reason from assessor a join unit u on u.id = ${unitId}
    where a.id = any(${assessorIds})
      and (a.employer_unit_id = u.id or (a.employer <> '' and lower(a.employer) in (lower(u.name_zh), lower(u.name_en))))`.execute(
    db,
  );
  return rows;
}
