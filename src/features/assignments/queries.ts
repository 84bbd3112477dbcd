import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

const running = sql<number>`(select count(*) from assignment a where a.assessor_id = assessor.id and a.ended_at is null)`;
const handedIn = sql<number>`(select count(*) from assignment a join score_sheet s on s.assignment_id = a.id
  where a.assessor_id = assessor.id and a.ended_at is null and s.submitted_at is not null)`;

export function listVisibleAssessors(
  db: Transaction<DB>,
  actor: Actor,
  wish: PageWish & { q?: string | undefined; bodyId?: string | undefined },
) {
  const query = db
    .selectFrom('assessor')
    .select(['id', 'bodyId', 'name', 'employer', 'sectors'])
    .select([sql<boolean>`person_id is not null`.as('hasAccount'), running.as('load'), handedIn.as('submitted')])
    .where('retiredAt', 'is', null)
    .where((eb) => visible(eb, actor, 'assessor.manage', { bodyId: sql.ref('assessor.body_id') }))
    .$if(wish.bodyId !== undefined, (rows) => rows.where('bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or([eb('name', 'ilike', containing(wish.q ?? '')), eb('employer', 'ilike', containing(wish.q ?? ''))]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        name: { column: sql.ref('name'), valueOf: (row) => row.name, type: 'text' },
        load: { column: running, valueOf: (row) => row.load, type: 'integer' },
      },
      standard: 'name',
      unique: { column: sql.ref('id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export interface AssignedAssessor {
  assignmentId: string;
  assessorId: string;
  name: string;
  sheetId: string;
  sheet: 'open' | 'submitted';
}

const assignedTo = (stage: string) =>
  sql<number>`(select count(*) from assignment a where a.entry_id = entry.id and a.stage = ${stage} and a.ended_at is null)`;

export function listEntriesWithAssessors(
  db: Transaction<DB>,
  editionId: string,
  { stage, needed }: { stage: string; needed: number },
  wish: PageWish & { q?: string | undefined; short?: 'yes' | 'no' | undefined },
) {
  const assignedNow = assignedTo(stage);
  const query = db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .select(['entry.id as entryId', 'entry.number', 'unit.nameZh', 'unit.nameEn', 'unit.sector', 'unit.district'])
    .select([
      assignedNow.as('assigned'),
      sql<AssignedAssessor[]>`coalesce((
        select json_agg(json_build_object('assignmentId', a.id, 'assessorId', r.id, 'name', r.name, 'sheetId', s.id,
          'sheet', case when s.submitted_at is null then 'open' else 'submitted' end) order by r.name, r.id)
        from assignment a join assessor r on r.id = a.assessor_id join score_sheet s on s.assignment_id = a.id
        where a.entry_id = entry.id and a.stage = ${stage} and a.ended_at is null), '[]')`.as('assessors'),
    ])
    .where('entry.editionId', '=', editionId)
    .where('entry.submittedAt', 'is not', null)
    .where('entry.withdrawnAt', 'is', null)
    .$if(wish.short === 'yes', (rows) => rows.where(assignedNow, '<', needed))
    .$if(wish.short === 'no', (rows) => rows.where(assignedNow, '>=', needed))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or(
          (['entry.number', 'unit.nameZh', 'unit.nameEn'] as const).map((column) =>
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
        unitName: { column: sql.ref('unit.name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
        assigned: { column: assignedNow, valueOf: (row) => row.assigned, type: 'integer' },
      },
      standard: 'number',
      unique: { column: sql.ref('entry.id'), valueOf: (row) => row.entryId, type: 'uuid' },
    },
    wish,
  );
}

/** The entry with what decides whether it can be assigned, locked so that two hands do not assign at once. */
export async function findEntryToAssign(db: Transaction<DB>, entryId: string) {
  return db
    .selectFrom('entry')
    .select(['id', 'editionId', 'bodyId', 'unitId', 'submittedAt', 'withdrawnAt'])
    .select(
      sql<boolean>`exists (select from decision where decision.edition_id = entry.edition_id and decision.withdrawn_at is null)`.as(
        'isDecided',
      ),
    )
    .where('id', '=', entryId)
    .forUpdate()
    .executeTakeFirst();
}

export async function listAssessorsOfBody(
  db: Transaction<DB>,
  bodyId: string,
  { entryId, stage }: { entryId: string; stage: string },
) {
  return db
    .selectFrom('assessor')
    .select(['id as assessorId', 'name', 'employer'])
    .select([
      running.as('load'),
      sql<boolean>`exists (select from assignment a where a.assessor_id = assessor.id and a.entry_id = ${entryId} and a.stage = ${stage} and a.ended_at is null)`.as(
        'isAssigned',
      ),
    ])
    .where('bodyId', '=', bodyId)
    .where('retiredAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export interface NewAssignment {
  readonly id: string;
  readonly sheetId: string;
  readonly editionId: string;
  readonly bodyId: string;
  readonly entryId: string;
  readonly assessorId: string;
  readonly stage: string;
  readonly assignedAt: Date;
  readonly assignedBy: string | null;
}

/** Each assignment comes with its empty score sheet; one that runs already stays as it is and is not answered. */
export async function saveAssignments(db: Transaction<DB>, assignments: readonly NewAssignment[]): Promise<string[]> {
  const saved = await db
    .insertInto('assignment')
    .values(assignments.map(({ sheetId: _, ...assignment }) => assignment))
    .onConflict((same) => same.columns(['entryId', 'assessorId', 'stage']).where('endedAt', 'is', null).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(saved.map(({ id }) => id));
  const fresh = assignments.filter(({ id }) => ids.has(id));
  if (fresh.length > 0) {
    const sheets = fresh.map(({ id, sheetId, editionId, bodyId, entryId, assessorId, stage, assignedAt }) => ({
      id: sheetId,
      assignmentId: id,
      editionId,
      bodyId,
      entryId,
      assessorId,
      stage,
      updatedAt: assignedAt,
    }));
    await db.insertInto('scoreSheet').values(sheets).execute();
  }
  return fresh.map(({ id }) => id);
}

export async function findAssignmentForUpdate(db: Transaction<DB>, assignmentId: string) {
  return db
    .selectFrom('assignment')
    .selectAll()
    .select(
      sql<boolean>`exists (select from decision where decision.edition_id = assignment.edition_id and decision.withdrawn_at is null)`.as(
        'isDecided',
      ),
    )
    .where('id', '=', assignmentId)
    .forUpdate()
    .executeTakeFirst();
}

export async function listRunningBetween(db: Transaction<DB>, assessorId: string, unitId: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('entry', 'entry.id', 'assignment.entryId')
    .select(['assignment.id', 'assignment.bodyId', 'assignment.entryId', 'assignment.assessorId'])
    .where('assignment.assessorId', '=', assessorId)
    .where('entry.unitId', '=', unitId)
    .where('assignment.endedAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from decision where decision.edition_id = assignment.edition_id and decision.withdrawn_at is null)`,
    )
    .forUpdate('assignment')
    .execute();
}

export async function markAssignmentEnded(
  db: Transaction<DB>,
  assignmentId: string,
  ending: { endedAt: Date; endedBy: string | null; endedReason: string },
): Promise<void> {
  await db.updateTable('assignment').set(ending).where('id', '=', assignmentId).execute();
}
