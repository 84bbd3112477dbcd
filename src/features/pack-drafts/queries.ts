import { sql, type Transaction } from 'kysely';
import type { PackDraft } from '../../core/criteria/draft.ts';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

function summaries(db: Transaction<DB>) {
  return db
    .selectFrom('packDraft')
    .leftJoin('person', 'person.id', 'packDraft.updatedBy')
    .where('packDraft.discardedAt', 'is', null)
    .select(['packDraft.id', 'packDraft.bodyId', 'packDraft.key', 'packDraft.packVersion', 'packDraft.indicators'])
    .select(['packDraft.titleZh', 'packDraft.titleEn', 'packDraft.basedOn', 'packDraft.createdAt'])
    .select(['packDraft.updatedAt', 'person.name as updatedBy', 'packDraft.version'])
    .select(['packDraft.publishedAt', 'packDraft.packId']);
}

export type DraftSummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>;

type Wish = PageWish & { q?: string | undefined; bodyId?: string | undefined };

export function listVisibleDrafts(db: Transaction<DB>, actor: Actor, wish: Wish) {
  const like = containing(wish.q ?? '');
  const query = summaries(db)
    .where('packDraft.publishedAt', 'is', null)
    .where((eb) => visible(eb, actor, 'pack.manage', { bodyId: sql.ref('pack_draft.body_id') }))
    .$if(wish.bodyId !== undefined, (some) => some.where('packDraft.bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.q !== undefined, (some) =>
      some.where((eb) => eb.or([eb('titleZh', 'ilike', like), eb('titleEn', 'ilike', like), eb('key', 'ilike', like)])),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        updatedAt: {
          column: sql.ref('pack_draft.updated_at'),
          valueOf: (row) => row.updatedAt.toISOString(),
          type: 'timestamptz',
        },
        title: { column: sql.ref('title_zh'), valueOf: (row) => row.titleZh, type: 'text' },
      },
      standard: '-updatedAt',
      unique: { column: sql.ref('pack_draft.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findDraft(db: Transaction<DB>, draftId: string) {
  const row = await summaries(db).select('content').where('packDraft.id', '=', draftId).executeTakeFirst();
  // Only what core took for a draft is ever saved.
  return row === undefined ? undefined : { ...row, content: row.content as unknown as PackDraft };
}

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

export async function findDraftForUpdate(db: Transaction<DB>, draftId: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<{ id: string }>`select id from pack_draft where id = ${draftId} for update`.execute(db);
  return rows.length === 0 ? undefined : findDraft(db, draftId);
}

/** The versions of a pack that the body has, and those it is writing. */
export async function listVersions(db: Transaction<DB>, bodyId: string, key: string): Promise<string[]> {
  const taken = await db
    .selectFrom('pack')
    .select('packVersion')
    .where('bodyId', '=', bodyId)
    .where('key', '=', key)
    .union(
      db
        .selectFrom('packDraft')
        .select('packVersion')
        .where('bodyId', '=', bodyId)
        .where('key', '=', key)
        .where('discardedAt', 'is', null),
    )
    .execute();
  return taken.map(({ packVersion }) => packVersion);
}

export async function countOpenDrafts(db: Transaction<DB>, bodyId: string): Promise<number> {
  const counted = await db
    .selectFrom('packDraft')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('bodyId', '=', bodyId)
    .where('publishedAt', 'is', null)
    .where('discardedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return counted.count;
}

/** What a draft's row says of its content. */
export interface Told {
  readonly key: string;
  readonly packVersion: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly indicators: number;
}

interface NewDraft extends Told {
  readonly id: string;
  readonly bodyId: string;
  readonly content: PackDraft;
  readonly basedOn: string | null;
  readonly at: Date;
  readonly by: string | null;
}

export async function insertDraft(db: Transaction<DB>, { content, at, by, ...rest }: NewDraft): Promise<void> {
  const stamps = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  await db
    .insertInto('packDraft')
    .values({ ...rest, ...stamps, content: JSON.stringify(content) })
    .execute();
}

type Kept = Pick<NewDraft, 'content' | 'at' | 'by'> & { readonly told: Told };

export async function saveContent(db: Transaction<DB>, draftId: string, kept: Kept): Promise<void> {
  await db
    .updateTable('packDraft')
    .set((eb) => ({
      ...kept.told,
      content: JSON.stringify(kept.content),
      updatedAt: kept.at,
      updatedBy: kept.by,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', draftId)
    .execute();
}

/** Published, as the pack it became, or given up. */
export async function closeDraft(
  db: Transaction<DB>,
  draftId: string,
  { packId, at, by }: { packId: string | null; at: Date; by: string | null },
): Promise<void> {
  const end = packId === null ? { discardedAt: at, discardedBy: by } : { packId, publishedAt: at, publishedBy: by };
  await db
    .updateTable('packDraft')
    .set((eb) => ({ ...end, version: eb('version', '+', 1) }))
    .where('id', '=', draftId)
    .execute();
}
