import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

export async function listAnchors(db: Transaction<DB>, editionId: string, stage: string) {
  return db
    .selectFrom('entryAnchor')
    .innerJoin('entry', 'entry.id', 'entryAnchor.entryId')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .leftJoin('assignment', (join) =>
      join
        .onRef('assignment.entryId', '=', 'entry.id')
        .on('assignment.endedAt', 'is', null)
        .on('assignment.stage', '=', stage),
    )
    .leftJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .select(['entry.id as entryId', 'entry.number', 'unit.nameZh', 'unit.nameEn'])
    .select([
      sql<number>`count(distinct assignment.assessor_id)`.as('assigned'),
      sql<number>`count(distinct assignment.assessor_id) filter (where score_sheet.submitted_at is not null)`.as(
        'submitted',
      ),
    ])
    .where('entryAnchor.editionId', '=', editionId)
    .groupBy(['entry.id', 'unit.id'])
    .orderBy('entry.number')
    .execute();
}

export async function hasSubmittedSheet(db: Transaction<DB>, editionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('scoreSheet')
    .select('id')
    .where('editionId', '=', editionId)
    .where('submittedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listStandingEntries(db: Transaction<DB>, editionId: string, entryIds: readonly string[]) {
  if (entryIds.length === 0) return [];
  return db
    .selectFrom('entry')
    .select('id')
    .where('editionId', '=', editionId)
    .where('id', 'in', entryIds)
    .where('submittedAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .execute();
}

export async function listAnchorIds(db: Transaction<DB>, editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('entryAnchor')
    .select('entryId')
    .where('editionId', '=', editionId)
    .orderBy('entryId')
    .execute();
  return rows.map(({ entryId }) => entryId);
}

export async function replaceAnchors(
  db: Transaction<DB>,
  editionId: string,
  entryIds: readonly string[],
  by: { markedAt: Date; markedBy: string | null },
): Promise<void> {
  await db.deleteFrom('entryAnchor').where('editionId', '=', editionId).execute();
  if (entryIds.length === 0) return;
  await db
    .insertInto('entryAnchor')
    .values(entryIds.map((entryId) => ({ entryId, editionId, ...by })))
    .execute();
}

/** Agreement on anchors is that of the first stage, in which marks are given without knowing others'. */
const isFirstStage = sql<boolean>`assignment.stage = (
  select pack.content -> 'stages' -> 0 ->> 'id' from edition e join pack on pack.id = e.pack_id where e.id = assignment.edition_id)`;

/** The caller's own sheets on anchors: what is theirs to know. */
export async function listOwnAnchorSheets(db: Transaction<DB>, actor: Actor) {
  return db
    .selectFrom('entryAnchor')
    .innerJoin('assignment', 'assignment.entryId', 'entryAnchor.entryId')
    .innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .innerJoin('edition', 'edition.id', 'entryAnchor.editionId')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .select([
      'entryAnchor.editionId',
      'edition.number as editionNumber',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'scoreSheet.assessorId',
      'scoreSheet.entryId',
      'scoreSheet.submittedAt',
    ])
    .where('assignment.endedAt', 'is', null)
    .where(isFirstStage)
    .where((eb) => visible(eb, actor, 'calibration.see-own', { assessorId: sql.ref('assignment.assessor_id') }))
    .orderBy('edition.createdAt', 'desc')
    .orderBy('edition.id')
    .execute();
}

/** All sheets on the anchors of these editions, for agreement; a total is null while a sheet is open. */
export async function listAnchorSheets(db: Transaction<DB>, editionIds: readonly string[]) {
  if (editionIds.length === 0) return [];
  return db
    .selectFrom('entryAnchor')
    .innerJoin('assignment', 'assignment.entryId', 'entryAnchor.entryId')
    .innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .select(['entryAnchor.editionId', 'scoreSheet.entryId', 'scoreSheet.assessorId', 'scoreSheet.total'])
    .where('entryAnchor.editionId', 'in', editionIds)
    .where('assignment.endedAt', 'is', null)
    .where(isFirstStage)
    .execute();
}
