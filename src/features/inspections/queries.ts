import { type Kysely, sql, type Transaction } from 'kysely';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export interface ChecklistItem {
  readonly text: string;
  readonly indicator: string;
  readonly result: 'met' | 'not-met' | 'not-seen';
}

function inspections(db: Db) {
  return db
    .selectFrom('inspection')
    .innerJoin('drive', 'drive.id', 'inspection.driveId')
    .select(['inspection.id', 'inspection.unitId', 'inspection.driveId', 'drive.name as driveName'])
    .select(['inspection.title', 'inspection.heldOn', 'inspection.inspector', 'inspection.createdAt'])
    .select(['inspection.version', 'inspection.checklist', 'drive.closedAt as driveClosedAt'])
    .select([
      sql<number>`(select count(*) from finding where finding.inspection_id = inspection.id)`.as('findings'),
      sql<number>`(select count(*) from finding left join rectification r on r.finding_id = finding.id
        where finding.inspection_id = inspection.id and r.closed_at is null)`.as('openFindings'),
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof inspections>['executeTakeFirstOrThrow']>>;

export type InspectionRow = Omit<Selected, 'checklist'> & { readonly checklist: readonly ChecklistItem[] };

function typed(row: Selected): InspectionRow {
  // Only what the contract let through is ever saved.
  return { ...row, checklist: row.checklist as unknown as ChecklistItem[] };
}

export async function listInspectionsOf(
  db: Transaction<DB>,
  unitId: string,
  wish: PageWish & { readonly q?: string | undefined; readonly driveId?: string | undefined },
): Promise<Page<InspectionRow>> {
  const query = inspections(db)
    .where('inspection.unitId', '=', unitId)
    .$if(wish.driveId !== undefined, (some) => some.where('inspection.driveId', '=', wish.driveId ?? ''))
    .$if(wish.q !== undefined, (some) => some.where('inspection.title', 'ilike', containing(wish.q ?? '')));
  const page = await readPage(
    db,
    query,
    {
      sorts: {
        heldOn: { column: sql.ref('inspection.held_on'), valueOf: (row) => row.heldOn, type: 'date' },
        title: { column: sql.ref('inspection.title'), valueOf: (row) => row.title, type: 'text' },
      },
      standard: '-heldOn',
      unique: { column: sql.ref('inspection.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
  return { ...page, items: page.items.map(typed) };
}

export async function findInspection(db: Db, inspectionId: string): Promise<InspectionRow | undefined> {
  const row = await inspections(db).where('inspection.id', '=', inspectionId).executeTakeFirst();
  return row === undefined ? undefined : typed(row);
}

export async function findInspectionForUpdate(
  db: Transaction<DB>,
  inspectionId: string,
): Promise<InspectionRow | undefined> {
  await db.selectFrom('inspection').select('id').where('id', '=', inspectionId).forUpdate().executeTakeFirst();
  return findInspection(db, inspectionId);
}

interface InspectionAbout {
  readonly title: string;
  readonly heldOn: string;
  readonly inspector: string;
  readonly checklist: readonly ChecklistItem[];
}

export async function saveInspection(
  db: Transaction<DB>,
  {
    checklist,
    ...inspection
  }: InspectionAbout & { id: string; unitId: string; driveId: string; createdAt: Date; createdBy: string | null },
): Promise<void> {
  await db
    .insertInto('inspection')
    .values({ ...inspection, checklist: JSON.stringify(checklist) })
    .execute();
}

export async function changeInspection(
  db: Transaction<DB>,
  inspectionId: string,
  { checklist, ...about }: InspectionAbout,
): Promise<void> {
  await db
    .updateTable('inspection')
    .set((eb) => ({ ...about, checklist: JSON.stringify(checklist), version: eb('version', '+', 1) }))
    .where('id', '=', inspectionId)
    .execute();
}
