import { sql, type Transaction } from 'kysely';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

const usedInEntries = sql<number>`(select count(distinct entry.id) from entry_evidence
  join entry on entry.id = entry_evidence.entry_id and entry.withdrawn_at is null
  where entry_evidence.evidence_id = evidence.id)`;
const usedInDrives = sql<number>`(select count(distinct drive_id) from drive_evidence where drive_evidence.evidence_id = evidence.id)`;
const isFixed = sql<boolean>`exists (select from entry_evidence
  join entry on entry.id = entry_evidence.entry_id and entry.withdrawn_at is null and entry.submitted_at is not null
  where entry_evidence.evidence_id = evidence.id)`;
const isUsed = sql<boolean>`(exists (select from entry_evidence
    join entry on entry.id = entry_evidence.entry_id and entry.withdrawn_at is null
    where entry_evidence.evidence_id = evidence.id)
  or exists (select from drive_evidence where drive_evidence.evidence_id = evidence.id))`;

/** What is in libraries now; removed evidence is gone for everybody. */
function library(db: Transaction<DB>) {
  return db
    .selectFrom('evidence')
    .leftJoin('storedFile', 'storedFile.sha256', 'evidence.sha256')
    .leftJoin('person', 'person.id', 'evidence.addedBy')
    .select(['evidence.id', 'evidence.unitId', 'evidence.title', 'evidence.kind', 'evidence.url', 'evidence.fileName'])
    .select(['evidence.sha256', 'evidence.coversFrom', 'evidence.coversTo', 'evidence.addedAt'])
    .select(['storedFile.mediaType', 'storedFile.size', 'person.name as addedBy'])
    .select([usedInEntries.as('usedInEntries'), usedInDrives.as('usedInDrives'), isFixed.as('isFixed')])
    .where('evidence.removedAt', 'is', null);
}

export type EvidenceRow = Awaited<ReturnType<ReturnType<typeof library>['executeTakeFirstOrThrow']>>;

interface EvidenceWish extends PageWish {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly use?: 'used' | 'unused' | undefined;
}

export async function listEvidenceOf(
  db: Transaction<DB>,
  unitId: string,
  wish: EvidenceWish,
): Promise<Page<EvidenceRow>> {
  const query = library(db)
    .where('evidence.unitId', '=', unitId)
    .$if(wish.kind !== undefined, (some) => some.where('evidence.kind', '=', wish.kind ?? ''))
    .$if(wish.use === 'used', (some) => some.where(isUsed))
    .$if(wish.use === 'unused', (some) => some.where(sql<boolean>`not ${isUsed}`))
    .$if(wish.q !== undefined, (some) => some.where(mentions(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        addedAt: {
          column: sql.ref('evidence.added_at'),
          valueOf: (row) => row.addedAt.toISOString(),
          type: 'timestamptz',
        },
        title: { column: sql.ref('evidence.title'), valueOf: (row) => row.title, type: 'text' },
        coversFrom: { column: sql.ref('evidence.covers_from'), valueOf: (row) => row.coversFrom, type: 'date' },
      },
      standard: '-addedAt',
      unique: { column: sql.ref('evidence.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

function mentions(part: string) {
  const pattern = containing(part);
  return sql<boolean>`(evidence.title ilike ${pattern} or evidence.file_name ilike ${pattern} or evidence.url ilike ${pattern})`;
}

export async function getEvidence(db: Transaction<DB>, evidenceId: string): Promise<EvidenceRow> {
  return library(db).where('evidence.id', '=', evidenceId).executeTakeFirstOrThrow();
}

/** Locks the piece, so that an entry that is being submitted with it and its removal wait for one another. */
export async function findEvidenceForUpdate(db: Transaction<DB>, evidenceId: string): Promise<EvidenceRow | undefined> {
  await db.selectFrom('evidence').select('id').where('id', '=', evidenceId).forUpdate().executeTakeFirst();
  return library(db).where('evidence.id', '=', evidenceId).executeTakeFirst();
}

/** The file and to whom it was handed, in one query. */
export async function findFileOf(db: Transaction<DB>, evidenceId: string) {
  const handedBy = sql`from entry_evidence
    join entry on entry.id = entry_evidence.entry_id and entry.submitted_at is not null and entry.withdrawn_at is null`;
  return db
    .selectFrom('evidence')
    .innerJoin('storedFile', 'storedFile.sha256', 'evidence.sha256')
    .select(['evidence.unitId', 'evidence.fileName', 'evidence.sha256', 'storedFile.mediaType'])
    .select([
      sql<
        string[]
      >`array(select distinct entry.body_id::text ${handedBy} where entry_evidence.evidence_id = evidence.id)`.as(
        'bodyIds',
      ),
      sql<string[]>`array(select distinct assignment.assessor_id::text ${handedBy}
        join assignment on assignment.entry_id = entry.id and assignment.ended_at is null
        where entry_evidence.evidence_id = evidence.id)`.as('assessorIds'),
    ])
    .where('evidence.id', '=', evidenceId)
    .where('evidence.removedAt', 'is', null)
    .executeTakeFirst();
}

/** The file that this very person has finished uploading. */
export async function findFinishedUpload(db: Transaction<DB>, uploadId: string, personId: string | null) {
  return db
    .selectFrom('upload')
    .select(['fileName', 'sha256'])
    .where('id', '=', uploadId)
    .where('personId', '=', personId)
    .where('finishedAt', 'is not', null)
    .executeTakeFirst();
}

export async function saveEvidence(
  db: Transaction<DB>,
  evidence: {
    id: string;
    unitId: string;
    title: string;
    kind: 'file' | 'link';
    url: string | null;
    fileName: string | null;
    sha256: string | null;
    coversFrom: string | null;
    coversTo: string | null;
    addedAt: Date;
    addedBy: string | null;
  },
): Promise<void> {
  await db.insertInto('evidence').values(evidence).execute();
}

export async function changeEvidence(
  db: Transaction<DB>,
  evidenceId: string,
  change: { title: string; coversFrom: string | null; coversTo: string | null } | { removedAt: Date },
): Promise<void> {
  await db.updateTable('evidence').set(change).where('id', '=', evidenceId).execute();
}

/** Which of these pieces are in the unit's library now. */
export async function listIdsInLibrary(db: Transaction<DB>, unitId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('evidence')
    .select('id')
    .where('unitId', '=', unitId)
    .where('removedAt', 'is', null)
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id }) => id);
}
