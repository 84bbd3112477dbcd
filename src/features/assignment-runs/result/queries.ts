import { sql, type Transaction } from 'kysely';
import { containing, type PageWish, readPage } from '../../../platform/db/page.ts';
import type { DB } from '../../../platform/db/types.ts';

type Db = Transaction<DB>;

export function pageOfRuns(db: Db, editionId: string, wish: PageWish) {
  const query = db
    .selectFrom('assignmentRun as run')
    .leftJoin('person', 'person.id', 'run.askedBy')
    .select(['run.id', 'run.stage', 'run.state', 'run.pulseAt', 'run.askedAt', 'run.appliedAt', 'run.undoneAt'])
    .select('person.name as askedByName')
    .select(sql<string | null>`run.result ->> 'kind'`.as('resultKind'))
    .where('run.editionId', '=', editionId);
  const askedAt = {
    column: sql.ref('run.asked_at'),
    valueOf: (row: { askedAt: Date }) => row.askedAt.toISOString(),
    type: 'timestamptz' as const,
  };
  return readPage(
    db,
    query,
    {
      sorts: { askedAt },
      standard: '-askedAt',
      unique: { column: sql.ref('run.id'), valueOf: ({ id }) => id, type: 'uuid' },
    },
    wish,
  );
}

export function pageOfPairs(
  db: Db,
  runId: string,
  wish: PageWish & Partial<Record<'q' | 'change' | 'assessorId', string | undefined>>,
) {
  const query = db
    .selectFrom('assignmentRunPair as pair')
    .innerJoin('entry', 'entry.id', 'pair.entryId')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .innerJoin('assessor', 'assessor.id', 'pair.assessorId')
    .select(['pair.entryId', 'pair.assessorId', 'pair.change', 'pair.score', 'pair.reasons'])
    .select(['entry.number', 'unit.nameZh', 'unit.nameEn', 'assessor.name as assessorName'])
    .select(sql<string>`pair.entry_id::text || pair.assessor_id::text`.as('key'))
    .where('pair.runId', '=', runId)
    .$if(wish.change !== undefined, (rows) => rows.where('pair.change', '=', wish.change ?? ''))
    .$if(wish.assessorId !== undefined, (rows) => rows.where('pair.assessorId', '=', wish.assessorId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or(
          (['entry.number', 'unit.nameZh', 'unit.nameEn', 'assessor.name'] as const).map((column) =>
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
        number: { column: sql.ref('entry.number'), valueOf: (row) => row.number, type: 'text' },
        assessorName: { column: sql.ref('assessor.name'), valueOf: (row) => row.assessorName, type: 'text' },
        score: { column: sql.ref('pair.score'), valueOf: (row) => row.score, type: 'integer' },
      },
      standard: 'number',
      unique: {
        column: sql`pair.entry_id::text || pair.assessor_id::text`,
        valueOf: (row) => row.key,
        type: 'text',
      },
    },
    wish,
  );
}

/** Entries and assessors by id, as people know them, also those that are gone. */
export async function listEntryNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .select(['entry.id', 'entry.number', 'unit.nameZh', 'unit.nameEn'])
    .where('entry.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('entry.number')
    .execute();
}

export async function listAssessorNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('assessor')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('name')
    .execute();
}
