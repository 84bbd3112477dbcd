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
  readonly kind: 'interest' | 'family';
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
  wish: PageWish &
    Partial<Record<'q' | 'bodyId' | 'assessorId' | 'unitId', string | undefined>> & {
      kind?: 'interest' | 'family' | undefined;
    },
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
      'conflict.kind',
      'conflict.reason',
      'conflict.recordedAt',
    ])
    .where((eb) =>
      visible(eb, actor, 'conflict.see', {
        bodyId: sql.ref('conflict.body_id'),
        assessorId: sql.ref('conflict.assessor_id'),
      }),
    )
    .$if(wish.bodyId !== undefined, (rows) => rows.where('conflict.bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.kind !== undefined, (rows) => rows.where('conflict.kind', '=', wish.kind ?? ''))
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
