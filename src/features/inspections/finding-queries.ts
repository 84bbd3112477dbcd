import { type Kysely, sql, type Transaction } from 'kysely';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export type FindingState = 'raised' | 'ordered' | 'reported' | 'closed';

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
