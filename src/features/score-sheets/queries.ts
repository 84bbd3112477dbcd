import { sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Choices } from '../../core/criteria/tree.ts';
import type { DB } from '../../platform/db/types.ts';
import { listSubmittedChoices } from '../entries/index.ts';

export type KeptMarks = Record<string, { mark?: Record<string, unknown> | undefined; comment: string }>;

function sheets(db: Transaction<DB>) {
  return db
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
      'scoreSheet.id',
      'scoreSheet.bodyId',
      'scoreSheet.assessorId',
      'scoreSheet.entryId',
      'scoreSheet.editionId',
      'scoreSheet.stage',
      'scoreSheet.marks',
      'scoreSheet.overallComment',
      'scoreSheet.submittedAt',
      'scoreSheet.updatedAt',
      'scoreSheet.version',
      'assignment.endedAt',
      'entry.unitId',
      'entry.number as entryNumber',
      'unit.nameZh',
      'unit.nameEn',
      'unit.unitType',
      'edition.number as editionNumber',
      'edition.packId',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'editionStage.opensAt',
      'editionStage.closesAt',
      'pack.content',
    ])
    .select([
      sql<{ reason: string; reopenedAt: string }[]>`coalesce((
        select json_agg(json_build_object('reason', r.reason, 'reopenedAt', to_char(r.reopened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by r.reopened_at desc)
        from score_sheet_reopening r where r.sheet_id = score_sheet.id), '[]')`.as('reopenings'),
      sql<boolean>`exists (select from decision where decision.edition_id = score_sheet.edition_id and decision.withdrawn_at is null)`.as(
        'isDecided',
      ),
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof sheets>['executeTakeFirstOrThrow']>>;
export type SheetRow = Omit<Selected, 'marks' | 'content'> & {
  readonly marks: KeptMarks;
  readonly pack: Pack;
  /** As the entry was submitted: which alternatives count, and what does not apply. */
  readonly choices: Choices;
};

async function typed(db: Transaction<DB>, { marks, content, ...row }: Selected): Promise<SheetRow> {
  const choices = (await listSubmittedChoices(db, { entryIds: [row.entryId] })).get(row.entryId) ?? {};
  // Both were checked by core before they were saved.
  return { ...row, marks: marks as unknown as KeptMarks, pack: content as unknown as Pack, choices };
}

export async function findSheet(db: Transaction<DB>, sheetId: string): Promise<SheetRow | undefined> {
  const row = await sheets(db).where('scoreSheet.id', '=', sheetId).executeTakeFirst();
  return row === undefined ? undefined : typed(db, row);
}

export async function findSheetForUpdate(db: Transaction<DB>, sheetId: string): Promise<SheetRow | undefined> {
  const row = await sheets(db)
    .where('scoreSheet.id', '=', sheetId)
    .forUpdate(['scoreSheet', 'assignment'])
    .executeTakeFirst();
  return row === undefined ? undefined : typed(db, row);
}

interface Change {
  readonly marks?: KeptMarks;
  readonly overallComment?: string;
  readonly total?: string | null;
  readonly submittedAt?: Date | null;
  readonly updatedAt: Date;
}

export async function changeSheet(db: Transaction<DB>, sheetId: string, { marks, ...change }: Change): Promise<void> {
  await db
    .updateTable('scoreSheet')
    .set((eb) => ({
      ...change,
      ...(marks === undefined ? {} : { marks: JSON.stringify(marks) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', sheetId)
    .execute();
}

export async function saveReopening(
  db: Transaction<DB>,
  reopening: {
    id: string;
    sheetId: string;
    reason: string;
    reopenedAt: Date;
    reopenedBy: string | null;
    formerTotal: string;
  },
): Promise<void> {
  await db.insertInto('scoreSheetReopening').values(reopening).execute();
}

/** The marks that a decision is made of: submitted sheets of running assignments, by entry. */
export async function listSubmittedSheets(
  db: Transaction<DB>,
  editionId: string,
): Promise<{ entryId: string; stage: string; marks: KeptMarks }[]> {
  const rows = await db
    .selectFrom('scoreSheet')
    .innerJoin('assignment', 'assignment.id', 'scoreSheet.assignmentId')
    .select(['scoreSheet.entryId', 'scoreSheet.stage', 'scoreSheet.marks'])
    .where('scoreSheet.editionId', '=', editionId)
    .where('scoreSheet.submittedAt', 'is not', null)
    .where('assignment.endedAt', 'is', null)
    .orderBy('scoreSheet.entryId')
    .orderBy('scoreSheet.id')
    .execute();
  return rows.map(({ marks, ...row }) => ({ ...row, marks: marks as unknown as KeptMarks }));
}
