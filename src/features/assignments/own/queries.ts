import { sql, type Transaction } from 'kysely';
import type { Pack } from '../../../core/criteria/pack.ts';
import type { Actor } from '../../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../../platform/db/page.ts';
import type { DB } from '../../../platform/db/types.ts';

const isAnchor = sql`exists (select from entry_anchor where entry_anchor.entry_id = entry.id)`;

export function listOwnSheets(
  db: Transaction<DB>,
  actor: Actor,
  wish: PageWish & { q?: string | undefined; state?: 'open' | 'submitted' | undefined },
) {
  const query = db
    .selectFrom('scoreSheet')
    .innerJoin('assignment', 'assignment.id', 'scoreSheet.assignmentId')
    .innerJoin('entry', 'entry.id', 'scoreSheet.entryId')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .innerJoin('edition', 'edition.id', 'scoreSheet.editionId')
    .innerJoin('pack', 'pack.id', 'edition.packId')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .innerJoin('editionStage', (join) =>
      join.onRef('editionStage.editionId', '=', 'edition.id').on('editionStage.kind', '=', 'assessment'),
    )
    .select([
      'scoreSheet.id as sheetId',
      'entry.id as entryId',
      'entry.number',
      'unit.nameZh',
      'unit.nameEn',
      'edition.id as editionId',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'edition.number as editionNumber',
      'pack.id as packId',
      'scoreSheet.stage',
      'editionStage.opensAt',
      'editionStage.closesAt',
      'scoreSheet.submittedAt',
      'scoreSheet.updatedAt',
      sql<number>`(select count(*) from jsonb_each(score_sheet.marks) as m where m.value ? 'mark')`.as('marked'),
      sql<boolean>`${isAnchor}`.as('isAnchor'),
    ])
    .where('assignment.endedAt', 'is', null)
    .where((eb) => visible(eb, actor, 'score-sheet.write', { assessorId: sql.ref('score_sheet.assessor_id') }))
    .$if(wish.state === 'open', (rows) => rows.where('scoreSheet.submittedAt', 'is', null))
    .$if(wish.state === 'submitted', (rows) => rows.where('scoreSheet.submittedAt', 'is not', null))
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
        state: {
          // Open anchors come before all other open sheets.
          column: sql`case when score_sheet.submitted_at is not null then 2 when ${isAnchor} then 0 else 1 end`,
          valueOf: (row) => (row.submittedAt !== null ? 2 : row.isAnchor ? 0 : 1),
          type: 'integer',
        },
        entryNumber: { column: sql.ref('entry.number'), valueOf: (row) => row.number, type: 'text' },
        unitName: { column: sql.ref('unit.name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
        closesAt: {
          column: sql.ref('edition_stage.closes_at'),
          valueOf: (row) => row.closesAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: 'state',
      unique: { column: sql.ref('score_sheet.id'), valueOf: (row) => row.sheetId, type: 'uuid' },
    },
    wish,
  );
}

/** Packs by id, each once: a page of sheets is of few editions. */
export async function listPacks(db: Transaction<DB>, packIds: readonly string[]): Promise<ReadonlyMap<string, Pack>> {
  if (packIds.length === 0) return new Map();
  const rows = await db.selectFrom('pack').select(['id', 'content']).where('id', 'in', packIds).execute();
  return new Map(rows.map(({ id, content }) => [id, content as unknown as Pack]));
}
