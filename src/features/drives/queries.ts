import { type Kysely, sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';
import type { Readiness } from './indicator-queries.ts';

type Db = Kysely<DB> | Transaction<DB>;

/** Today, as the installation's zone has it, decides what is overdue. */
const openFindings = sql<number>`(select count(*) from finding left join rectification r on r.finding_id = finding.id
  where finding.drive_id = drive.id and r.closed_at is null)`;

function drives(db: Db, today: string) {
  return db
    .selectFrom('drive')
    .innerJoin('pack', 'pack.id', 'drive.packId')
    .select(['drive.id', 'drive.unitId', 'drive.packId', 'drive.name', 'drive.credo', 'drive.periodFrom'])
    .select(['drive.periodTo', 'drive.openedAt', 'drive.closedAt', 'drive.version'])
    .select(['pack.titleZh', 'pack.titleEn', 'pack.packVersion', 'pack.indicators'])
    .select([
      sql<Partial<Record<Readiness, number>>>`(select coalesce(json_object_agg(readiness, number), '{}') from
        (select readiness, count(*) as number from drive_indicator where drive_id = drive.id group by readiness) as steps)`.as(
        'steps',
      ),
      sql<number>`(select count(*) from task where task.drive_id = drive.id and done_at is null)`.as('openTasks'),
      sql<number>`(select count(*) from task where task.drive_id = drive.id and done_at is null and due_on < ${today}::date)`.as(
        'overdueTasks',
      ),
      openFindings.as('openFindings'),
    ]);
}

export type DriveSummaryRow = Awaited<ReturnType<ReturnType<typeof drives>['executeTakeFirstOrThrow']>>;

export type DriveRow = DriveSummaryRow & { readonly pack: Pack };

interface DriveWish extends PageWish {
  readonly q?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
}

export async function listDrivesOf(
  db: Transaction<DB>,
  unitId: string,
  today: string,
  wish: DriveWish,
): Promise<Page<DriveSummaryRow>> {
  const query = drives(db, today)
    .where('drive.unitId', '=', unitId)
    .$if(wish.state !== undefined, (some) =>
      some.where('drive.closedAt', wish.state === 'closed' ? 'is not' : 'is', null),
    )
    .$if(wish.q !== undefined, (some) => some.where('drive.name', 'ilike', containing(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        openedAt: {
          column: sql.ref('drive.opened_at'),
          valueOf: (row) => row.openedAt.toISOString(),
          type: 'timestamptz',
        },
        name: { column: sql.ref('drive.name'), valueOf: (row) => row.name, type: 'text' },
      },
      standard: '-openedAt',
      unique: { column: sql.ref('drive.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findDrive(db: Db, driveId: string, today: string): Promise<DriveRow | undefined> {
  const row = await drives(db, today).select('pack.content').where('drive.id', '=', driveId).executeTakeFirst();
  if (row === undefined) return undefined;
  const { content, ...drive } = row;
  // Only what core has read and found sound is ever saved as a pack.
  return { ...drive, pack: content as unknown as Pack };
}

/** Locks the drive, so that its changes, and its closing, come one after another. */
export async function findDriveForUpdate(
  db: Transaction<DB>,
  driveId: string,
  today: string,
): Promise<DriveRow | undefined> {
  await db.selectFrom('drive').select('id').where('id', '=', driveId).forUpdate().executeTakeFirst();
  return findDrive(db, driveId, today);
}

interface DriveAbout {
  readonly name: string;
  readonly credo: string;
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** Answers whether it was saved: a unit has one open drive on a pack at a time. */
export async function saveDrive(
  db: Transaction<DB>,
  drive: DriveAbout & { id: string; unitId: string; packId: string; openedAt: Date; openedBy: string | null },
): Promise<boolean> {
  const saved = await db
    .insertInto('drive')
    .values(drive)
    .onConflict((same) => same.columns(['unitId', 'packId']).where('closedAt', 'is', null).doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

export async function changeDrive(
  db: Transaction<DB>,
  driveId: string,
  change: DriveAbout | { closedAt: Date },
): Promise<void> {
  await db
    .updateTable('drive')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', driveId)
    .execute();
}

export async function findPackInUse(db: Db, packId: string) {
  return db
    .selectFrom('pack')
    .select('id')
    .where('id', '=', packId)
    .where(sql<boolean>`exists (select from edition where edition.pack_id = pack.id and edition.opened_at is not null)`)
    .executeTakeFirst();
}
