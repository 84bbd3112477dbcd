import { type Kysely, sql, type Transaction } from 'kysely';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;
export type FindingState = 'raised' | 'ordered' | 'reported' | 'closed';

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

const findingState = sql<FindingState>`case when r.closed_at is not null then 'closed'
  when r.reported_at is not null then 'reported' when r.finding_id is not null then 'ordered' else 'raised' end`;

function overdue(today: string) {
  return sql<boolean>`coalesce(r.reported_at is null and r.closed_at is null and r.due_on < ${today}::date, false)`;
}

function findings(db: Db, today: string) {
  return db
    .selectFrom('finding')
    .innerJoin('inspection', 'inspection.id', 'finding.inspectionId')
    .leftJoin('rectification as r', 'r.findingId', 'finding.id')
    .leftJoin('employee as owner', 'owner.id', 'r.ownerId')
    .leftJoin('person as raiser', 'raiser.id', 'finding.raisedBy')
    .leftJoin('person as orderer', 'orderer.id', 'r.orderedBy')
    .leftJoin('person as reporter', 'reporter.id', 'r.reportedBy')
    .leftJoin('person as closer', 'closer.id', 'r.closedBy')
    .leftJoin('evidence', 'evidence.id', 'r.evidenceId')
    .select(['finding.id', 'finding.inspectionId', 'inspection.title as inspectionTitle', 'finding.driveId'])
    .select(['finding.unitId', 'finding.indicator', 'finding.gravity', 'finding.description', 'finding.raisedAt'])
    .select(['finding.version', 'raiser.name as raisedBy', 'r.ownerId', 'owner.name as ownerName'])
    .select(['owner.personId as ownerPersonId', 'r.dueOn', 'r.plan', 'r.orderedAt', 'orderer.name as orderedBy'])
    .select(['r.report', 'r.reportedAt', 'r.reportedBy as reportedById', 'reporter.name as reportedBy'])
    .select(['r.evidenceId', 'evidence.title as evidenceTitle', 'r.closedAt', 'closer.name as closedBy'])
    .select(['r.closingNote', findingState.as('state'), overdue(today).as('isOverdue')])
    .select(
      sql<number>`(select count(*) from rectification_return where rectification_return.finding_id = finding.id)`.as(
        'returned',
      ),
    );
}

export type FindingRow = Awaited<ReturnType<ReturnType<typeof findings>['executeTakeFirstOrThrow']>>;

const findingOrder = {
  sorts: {
    raisedAt: {
      column: sql.ref('finding.raised_at'),
      valueOf: (row: { readonly raisedAt: Date }) => row.raisedAt.toISOString(),
      type: 'timestamptz' as const,
    },
    dueOn: {
      column: sql.ref('r.due_on'),
      valueOf: (row: { readonly dueOn: string | null }) => row.dueOn,
      type: 'date' as const,
    },
  },
  unique: {
    column: sql.ref('finding.id'),
    valueOf: (row: { readonly id: string }) => row.id,
    type: 'uuid' as const,
  },
};

interface FindingWish extends PageWish {
  readonly q?: string | undefined;
  readonly driveId?: string | undefined;
  readonly indicator?: string | undefined;
  readonly state?: FindingState | 'open' | 'overdue' | undefined;
}

export async function listFindingsOf(
  db: Transaction<DB>,
  unitId: string,
  today: string,
  wish: FindingWish,
): Promise<Page<FindingRow>> {
  const { state } = wish;
  const query = findings(db, today)
    .where('finding.unitId', '=', unitId)
    .$if(wish.driveId !== undefined, (some) => some.where('finding.driveId', '=', wish.driveId ?? ''))
    .$if(wish.indicator !== undefined, (some) => some.where('finding.indicator', '=', wish.indicator ?? ''))
    .$if(state === 'open', (some) => some.where('r.closedAt', 'is', null))
    .$if(state === 'overdue', (some) => some.where(overdue(today)))
    .$if(state !== undefined && state !== 'open' && state !== 'overdue', (some) =>
      some.where(sql<boolean>`${findingState} = ${state}`),
    )
    .$if(wish.q !== undefined, (some) => some.where('finding.description', 'ilike', containing(wish.q ?? '')));
  return readPage(db, query, { ...findingOrder, standard: '-raisedAt' }, wish);
}

export async function listFindingsOfInspection(db: Db, inspectionId: string, today: string): Promise<FindingRow[]> {
  return findings(db, today)
    .where('finding.inspectionId', '=', inspectionId)
    .orderBy('finding.raisedAt')
    .orderBy('finding.id')
    .execute();
}

/** What a person has to mend and has not reported. */
export async function listRectificationsOf(
  db: Transaction<DB>,
  personId: string | null,
  today: string,
  wish: PageWish & { readonly q?: string | undefined; readonly unitId?: string | undefined },
): Promise<Page<FindingRow>> {
  const query = findings(db, today)
    .where('owner.personId', '=', personId)
    .where('owner.leftAt', 'is', null)
    .where('r.reportedAt', 'is', null)
    .$if(wish.unitId !== undefined, (some) => some.where('finding.unitId', '=', wish.unitId ?? ''))
    .$if(wish.q !== undefined, (some) => some.where('finding.description', 'ilike', containing(wish.q ?? '')));
  return readPage(db, query, { ...findingOrder, standard: 'dueOn' }, wish);
}

export async function findFinding(db: Db, findingId: string, today: string): Promise<FindingRow | undefined> {
  return findings(db, today).where('finding.id', '=', findingId).executeTakeFirst();
}

/** Locks the finding, under which its rectification changes too; read after the lock was got. */
export async function findFindingForUpdate(
  db: Transaction<DB>,
  findingId: string,
  today: string,
): Promise<FindingRow | undefined> {
  await db.selectFrom('finding').select('id').where('id', '=', findingId).forUpdate().executeTakeFirst();
  return findFinding(db, findingId, today);
}

export async function listReturns(db: Db, findingId: string) {
  return db
    .selectFrom('rectificationReturn')
    .leftJoin('person', 'person.id', 'rectificationReturn.returnedBy')
    .select(['rectificationReturn.id', 'rectificationReturn.reason', 'rectificationReturn.returnedAt as at'])
    .select('person.name as by')
    .where('findingId', '=', findingId)
    .orderBy('returnedAt')
    .orderBy('rectificationReturn.id')
    .execute();
}

export async function saveFinding(
  db: Transaction<DB>,
  finding: {
    id: string;
    inspectionId: string;
    unitId: string;
    driveId: string;
    indicator: string;
    gravity: 'minor' | 'major';
    description: string;
    raisedAt: Date;
    raisedBy: string | null;
  },
): Promise<void> {
  await db.insertInto('finding').values(finding).execute();
}

/** Ordered for the first time, or anew as long as nothing was reported. */
export async function saveRectification(
  db: Transaction<DB>,
  order: {
    findingId: string;
    unitId: string;
    ownerId: string;
    dueOn: string;
    plan: string;
    orderedAt: Date;
    orderedBy: string | null;
  },
): Promise<void> {
  const { findingId: _, unitId: __, ...change } = order;
  await db
    .insertInto('rectification')
    .values(order)
    .onConflict((same) =>
      same.column('findingId').doUpdateSet((eb) => ({ ...change, version: eb('rectification.version', '+', 1) })),
    )
    .execute();
}

export async function changeRectification(
  db: Transaction<DB>,
  findingId: string,
  change:
    | { reportedAt: Date | null; reportedBy: string | null; report: string | null; evidenceId: string | null }
    | { closedAt: Date; closedBy: string | null; closingNote: string },
): Promise<void> {
  await db
    .updateTable('rectification')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('findingId', '=', findingId)
    .execute();
}

export async function saveReturn(
  db: Transaction<DB>,
  sentBack: { id: string; findingId: string; reason: string; returnedAt: Date; returnedBy: string | null },
): Promise<void> {
  await db.insertInto('rectificationReturn').values(sentBack).execute();
}

export async function isAtWork(db: Db, employeeId: string, unitId: string): Promise<boolean> {
  const query = db.selectFrom('employee').select('id').where('id', '=', employeeId).where('unitId', '=', unitId);
  return (await query.where('leftAt', 'is', null).executeTakeFirst()) !== undefined;
}
