import { sql, type Transaction } from 'kysely';
import type { Bid } from '../../../core/assignment/affinity.ts';
import type { DB } from '../../../platform/db/types.ts';

type Db = Transaction<DB>;

/** Submitted entries with what affinity looks at. */
export function listEntriesToAssign(db: Db, editionId: string) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .leftJoin('entryTrait', 'entryTrait.entryId', 'entry.id')
    .select(['entry.id', 'entry.number', 'unit.nameZh', 'unit.nameEn', 'unit.sector', 'unit.district'])
    .select(sql<string[]>`coalesce(entry_trait.topics, '{}')`.as('topics'))
    .select(sql<string[]>`coalesce(entry_trait.languages, '{}')`.as('languages'))
    .where('entry.editionId', '=', editionId)
    .where('entry.submittedAt', 'is not', null)
    .where('entry.withdrawnAt', 'is', null)
    .orderBy('entry.id')
    .execute();
}

export function listAssessorsToAssign(db: Db, bodyId: string) {
  return db
    .selectFrom('assessor')
    .select(['id', 'name', 'sectors', 'topics', 'districts', 'languages', 'mostEntries'])
    .where('bodyId', '=', bodyId)
    .where('retiredAt', 'is', null)
    .orderBy('id')
    .execute();
}

/** What runs now in a stage; a sheet with a mark, a comment or a submission counts as begun. */
export function listPresentPairs(db: Db, editionId: string, stage: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .select(['assignment.id', 'assignment.entryId', 'assignment.assessorId'])
    .select(begun.as('isBegun'))
    .where('assignment.editionId', '=', editionId)
    .where('assignment.stage', '=', stage)
    .where('assignment.endedAt', 'is', null)
    .orderBy('assignment.entryId')
    .orderBy('assignment.assessorId')
    .execute();
}

const begun = sql<boolean>`(score_sheet.submitted_at is not null or score_sheet.marks <> '{}' or score_sheet.overall_comment <> '')`;

export async function listBids(db: Db, editionId: string): Promise<ReadonlyMap<string, Bid>> {
  const rows = await db
    .selectFrom('bid')
    .innerJoin('entry', 'entry.id', 'bid.entryId')
    .select(['bid.entryId', 'bid.assessorId', 'bid.wish'])
    .where('entry.editionId', '=', editionId)
    .execute();
  return new Map(rows.map(({ entryId, assessorId, wish }) => [`${entryId} ${assessorId}`, wish as Bid]));
}
