import { type Kysely, sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import { comparableName } from '../../core/names.ts';
import type { Actor } from '../../core/relations.ts';
import { containing, type Page, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';
import type { SubmittedEvidence } from './submission.ts';

export type EntryState = 'draft' | 'submitted' | 'withdrawn';

const state = sql<EntryState>`case when entry.withdrawn_at is not null then 'withdrawn'
  when entry.submitted_at is not null then 'submitted' else 'draft' end`;

const answered = sql<number>`(select count(*) from (
    select indicator from entry_answer where entry_answer.entry_id = entry.id and text <> ''
    union
    select indicator from entry_evidence join evidence on evidence.id = entry_evidence.evidence_id and evidence.removed_at is null
      where entry_evidence.entry_id = entry.id) as touched)`;

function entries(db: Kysely<DB> | Transaction<DB>) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .innerJoin('edition', 'edition.id', 'entry.editionId')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .innerJoin('pack', 'pack.id', 'edition.packId')
    .innerJoin('editionStage', (join) =>
      join.onRef('editionStage.editionId', '=', 'edition.id').on('editionStage.kind', '=', 'entry'),
    )
    .select(['entry.id', 'entry.editionId', 'entry.bodyId', 'entry.unitId', 'entry.number', 'entry.createdAt'])
    .select(['entry.submittedAt', 'entry.withdrawnAt', state.as('state'), answered.as('answered')])
    .select(['unit.nameZh', 'unit.nameEn', 'unit.code as unitCode', 'unit.sector', 'unit.district'])
    .select(['programme.nameZh as programmeZh', 'programme.nameEn as programmeEn', 'edition.number as editionNumber'])
    .select(['pack.indicators', 'editionStage.closesAt']);
}

export type EntrySummaryRow = Awaited<ReturnType<ReturnType<typeof entries>['executeTakeFirstOrThrow']>>;

interface EntryWish extends PageWish {
  readonly q?: string | undefined;
  readonly editionId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly state?: EntryState | undefined;
}

export async function listVisibleEntries(
  db: Transaction<DB>,
  actor: Actor,
  wish: EntryWish,
): Promise<Page<EntrySummaryRow>> {
  const query = entries(db)
    .where((eb) =>
      visible(eb, actor, 'entry.see', { unitId: sql.ref('entry.unit_id'), bodyId: sql.ref('entry.body_id') }),
    )
    .$if(wish.editionId !== undefined, (some) => some.where('entry.editionId', '=', wish.editionId ?? ''))
    .$if(wish.unitId !== undefined, (some) => some.where('entry.unitId', '=', wish.unitId ?? ''))
    .where(isIn(wish.state))
    .$if(wish.q !== undefined, (some) => some.where(mentions(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        createdAt: {
          column: sql.ref('entry.created_at'),
          valueOf: (row) => row.createdAt.toISOString(),
          type: 'timestamptz',
        },
        number: { column: sql.ref('entry.number'), valueOf: (row) => row.number, type: 'text' },
        unitName: { column: sql.ref('unit.name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
        submittedAt: {
          column: sql.ref('entry.submitted_at'),
          valueOf: (row) => row.submittedAt?.toISOString() ?? null,
          type: 'timestamptz',
        },
      },
      standard: '-createdAt',
      unique: { column: sql.ref('entry.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

function isIn(wanted: EntryState | undefined) {
  if (wanted === 'withdrawn') return sql<boolean>`entry.withdrawn_at is not null`;
  const here = sql<boolean>`entry.withdrawn_at is null`;
  if (wanted === undefined) return here;
  return sql<boolean>`${here} and entry.submitted_at is ${wanted === 'draft' ? sql`null` : sql`not null`}`;
}

function mentions(part: string) {
  const pattern = containing(comparableName(part));
  return sql<boolean>`(lower(normalize(unit.name_zh, NFKC)) like ${pattern} or lower(normalize(unit.name_en, NFKC)) like ${pattern}
    or entry.number = ${part} or unit.code = ${part.toUpperCase()})`;
}

/** One entry with all that its rules ask for: the edition's period and entry stage, its pack, the unit, the receipt. */
function whole(db: Kysely<DB> | Transaction<DB>) {
  return entries(db)
    .leftJoin('entryReceipt', 'entryReceipt.entryId', 'entry.id')
    .select(['entry.withdrawnReason', 'edition.periodFrom', 'edition.periodTo', 'edition.programmeId'])
    .select(['edition.packId', 'pack.key as packKey', 'pack.packVersion', 'pack.sha256 as packSha256', 'pack.content'])
    .select(['editionStage.opensAt', 'unit.unitType', 'unit.confirmedAt as unitConfirmedAt'])
    .select(['entryReceipt.content as submitted', 'entryReceipt.sha256', 'entryReceipt.number as receiptNumber'])
    .select(
      sql<string[]>`array(select assessor_id::text from assignment where assignment.entry_id = entry.id
        and assignment.ended_at is null)`.as('assessorIds'),
    );
}

type Selected = Awaited<ReturnType<ReturnType<typeof whole>['executeTakeFirstOrThrow']>>;
export type EntryRow = Omit<Selected, 'content'> & { readonly pack: Pack };

function typed({ content, ...row }: Selected): EntryRow {
  // Only what core has read and found sound is ever saved as a pack.
  return { ...row, pack: content as unknown as Pack };
}

export async function findEntry(db: Kysely<DB> | Transaction<DB>, entryId: string): Promise<EntryRow | undefined> {
  const row = await whole(db).where('entry.id', '=', entryId).executeTakeFirst();
  return row === undefined ? undefined : typed(row);
}

/**
 * Locks the entry: saving, submitting and withdrawing come one after another. The row is read after the lock was got,
 * because what the lock waited for may have changed the receipt too.
 */
export async function findEntryForUpdate(db: Transaction<DB>, entryId: string): Promise<EntryRow | undefined> {
  await db.selectFrom('entry').select('id').where('id', '=', entryId).forUpdate().executeTakeFirst();
  return findEntry(db, entryId);
}

export async function saveEntry(
  db: Transaction<DB>,
  entry: {
    id: string;
    editionId: string;
    bodyId: string;
    unitId: string;
    createdAt: Date;
    createdBy: string | null;
  },
): Promise<boolean> {
  const saved = await db
    .insertInto('entry')
    .values(entry)
    .onConflict((same) => same.columns(['editionId', 'unitId']).where('withdrawnAt', 'is', null).doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

/** Takes over what the unit's last withdrawn entry of the edition held; answers that entry's id if there was one. */
export async function copyWithdrawn(
  db: Transaction<DB>,
  { id, editionId, unitId }: { id: string; editionId: string; unitId: string },
): Promise<string | undefined> {
  const last = await db
    .selectFrom('entry')
    .select('id')
    .where('editionId', '=', editionId)
    .where('unitId', '=', unitId)
    .where('withdrawnAt', 'is not', null)
    .orderBy('withdrawnAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return undefined;
  await sql`insert into entry_answer (entry_id, indicator, text, value, updated_at, updated_by)
    select ${id}, indicator, text, value, updated_at, updated_by from entry_answer where entry_id = ${last.id}`.execute(
    db,
  );
  await sql`insert into entry_evidence (entry_id, indicator, evidence_id)
    select ${id}, indicator, evidence_id from entry_evidence where entry_id = ${last.id}`.execute(db);
  return last.id;
}

export interface AnswerRow {
  readonly indicator: string;
  readonly text: string;
  /** Of a branch of alternatives the child that was chosen; of an indicator that does not apply what stands in for it. */
  readonly value: { readonly chosen: string | null } | { readonly substitute: string | null } | null;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export async function listAnswers(
  db: Kysely<DB> | Transaction<DB>,
  entryId: string,
  indicator?: string,
): Promise<AnswerRow[]> {
  const rows = await db
    .selectFrom('entryAnswer')
    .leftJoin('person', 'person.id', 'entryAnswer.updatedBy')
    .select(['entryAnswer.indicator', 'entryAnswer.text', 'entryAnswer.value', 'entryAnswer.version'])
    .select(['entryAnswer.updatedAt', 'person.name as updatedBy'])
    .where('entryAnswer.entryId', '=', entryId)
    .$if(indicator !== undefined, (some) => some.where('entryAnswer.indicator', '=', indicator ?? ''))
    .execute();
  return rows.map((row) => ({ ...row, value: row.value as AnswerRow['value'] }));
}

export interface EvidenceRow extends SubmittedEvidence {
  readonly indicator: string;
}

/** The evidence of an entry that is still in the unit's library, in the order it was added there. */
export async function listEntryEvidence(
  db: Kysely<DB> | Transaction<DB>,
  entryId: string,
  { indicator, lock = false }: { indicator?: string; lock?: boolean } = {},
): Promise<EvidenceRow[]> {
  const query = db
    .selectFrom('entryEvidence')
    .innerJoin('evidence', 'evidence.id', 'entryEvidence.evidenceId')
    .select(['entryEvidence.indicator', 'evidence.id', 'evidence.title', 'evidence.kind', 'evidence.url'])
    .select(['evidence.fileName', 'evidence.sha256', 'evidence.coversFrom', 'evidence.coversTo'])
    .where('entryEvidence.entryId', '=', entryId)
    .where('evidence.removedAt', 'is', null)
    .$if(indicator !== undefined, (some) => some.where('entryEvidence.indicator', '=', indicator ?? ''))
    .orderBy('evidence.addedAt')
    .orderBy('evidence.id');
  // Shared: entries that use one piece are submitted side by side, but its removal waits.
  const rows = await (lock ? query.forShare('evidence') : query).execute();
  return rows.map(({ coversFrom, coversTo, kind, ...row }) => ({
    ...row,
    kind: kind as EvidenceRow['kind'],
    covers: coversFrom === null || coversTo === null ? null : { from: coversFrom, to: coversTo },
  }));
}

/** The unit's drive under criteria of this key: the one that is open, else the one opened last. */
export async function findDrive(db: Transaction<DB>, unitId: string, packKey: string) {
  return db
    .selectFrom('drive')
    .innerJoin('pack', 'pack.id', 'drive.packId')
    .select(['drive.id', 'drive.name'])
    .where('drive.unitId', '=', unitId)
    .where('pack.key', '=', packKey)
    .orderBy(sql`drive.closed_at is not null`)
    .orderBy('drive.openedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listDriveDrafts(db: Transaction<DB>, driveId: string) {
  return db.selectFrom('driveIndicator').select(['indicator', 'draftText']).where('driveId', '=', driveId).execute();
}

/** The evidence that a drive has gathered for its indicators, that of tasks which were done included. */
export async function listDriveEvidence(db: Transaction<DB>, driveId: string): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select gathered.indicator, evidence.id, title, kind, url, file_name, sha256,
      case when covers_from is null then null else json_build_object('from', covers_from, 'to', covers_to) end as covers
    from (
      select indicator, evidence_id from drive_evidence where drive_id = ${driveId}
      union
      select measure.indicator, task.evidence_id from task join measure on measure.id = task.measure_id
        where task.drive_id = ${driveId} and task.evidence_id is not null
    ) as gathered
    join evidence on evidence.id = gathered.evidence_id and evidence.removed_at is null
    order by evidence.added_at, evidence.id`.execute(db);
  return rows;
}

/** Saves one answer if it still has the version that was seen (0: none yet); answers whether it had. */
export async function saveAnswerRow(
  db: Transaction<DB>,
  answer: {
    entryId: string;
    indicator: string;
    text: string;
    value: AnswerRow['value'];
    updatedAt: Date;
    updatedBy: string | null;
    seen: number;
  },
): Promise<boolean> {
  const { seen, value, ...columns } = answer;
  const row = { ...columns, value: value === null ? null : JSON.stringify(value) };
  if (seen === 0) {
    const inserted = await db
      .insertInto('entryAnswer')
      .values(row)
      .onConflict((same) => same.columns(['entryId', 'indicator']).doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable('entryAnswer')
    .set((eb) => ({ ...row, version: eb('version', '+', 1) }))
    .where('entryId', '=', answer.entryId)
    .where('indicator', '=', answer.indicator)
    .where('version', '=', seen)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function replaceEvidence(
  db: Transaction<DB>,
  entryId: string,
  indicator: string,
  evidenceIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('entryEvidence').where('entryId', '=', entryId).where('indicator', '=', indicator).execute();
  if (evidenceIds.length === 0) return;
  await db
    .insertInto('entryEvidence')
    .values(evidenceIds.map((evidenceId) => ({ entryId, indicator, evidenceId })))
    .execute();
}

/** The next number of the edition. Whoever asks holds it until the end of the transaction, so there are no gaps. */
export async function takeNumber(db: Transaction<DB>, editionId: string): Promise<number> {
  const { lastNumber } = await db
    .insertInto('entryCounter')
    .values({ editionId, lastNumber: 1 })
    .onConflict((same) =>
      same.column('editionId').doUpdateSet((eb) => ({ lastNumber: eb('entryCounter.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber;
}

export async function saveReceipt(
  db: Transaction<DB>,
  receipt: {
    entryId: string;
    number: string;
    submittedAt: Date;
    submittedBy: string | null;
    content: string;
    sha256: string;
  },
): Promise<void> {
  await db.insertInto('entryReceipt').values(receipt).execute();
}

export async function changeEntry(
  db: Transaction<DB>,
  entryId: string,
  change: { number: string; submittedAt: Date } | { withdrawnAt: Date; withdrawnReason: string },
): Promise<void> {
  await db
    .updateTable('entry')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', entryId)
    .execute();
}

export async function findAddress(db: Transaction<DB>, personId: string | null) {
  return db.selectFrom('person').select(['name', 'email']).where('id', '=', personId).executeTakeFirst();
}

/** What was submitted and stands. */
export async function findSubmission(db: Kysely<DB> | Transaction<DB>, entryId: string) {
  return db
    .selectFrom('entry')
    .innerJoin('entryReceipt', 'entryReceipt.entryId', 'entry.id')
    .select(['entry.id', 'entry.editionId', 'entry.bodyId', 'entry.unitId', 'entryReceipt.submittedAt'])
    .select(['entryReceipt.sha256', 'entryReceipt.content'])
    .where('entry.id', '=', entryId)
    .where('entry.withdrawnAt', 'is', null)
    .executeTakeFirst();
}

/** Every entry of the edition that was submitted and stands, by number, without what was written. */
export async function listSubmittedEntries(db: Kysely<DB> | Transaction<DB>, editionId: string) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .innerJoin('entryReceipt', 'entryReceipt.entryId', 'entry.id')
    .select(['entry.id', 'entry.unitId', 'entry.number', 'entryReceipt.submittedAt', 'entryReceipt.sha256'])
    .select(['unit.nameZh', 'unit.nameEn', 'unit.code', 'unit.unitType', 'unit.sector', 'unit.district'])
    .where('entry.editionId', '=', editionId)
    .where('entry.withdrawnAt', 'is', null)
    .orderBy('entry.number')
    .execute();
}
