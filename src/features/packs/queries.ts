import { sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

/** An opened edition works under it now. */
const isInUse = sql<boolean>`exists (select from edition where edition.pack_id = pack.id and edition.opened_at is not null)`;

/** Or did, until it was corrected: what has been public stays public. */
const isOpen = sql<boolean>`(${isInUse} or exists (
  select from edition_pack former join edition_pack next on next.edition_id = former.edition_id and next.number = former.number + 1
  where former.pack_id = pack.id and next.kind = 'corrected'))`;

function summaries(db: Transaction<DB>) {
  return db
    .selectFrom('pack')
    .select(['pack.id', 'bodyId', 'key', 'packVersion', 'titleZh', 'titleEn', 'sha256', 'importedAt', 'indicators'])
    .select(isOpen.as('isOpen'));
}

type Row = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>;
type Wish = PageWish & { q?: string | undefined; bodyId?: string | undefined };

function packPage(db: Transaction<DB>, query: ReturnType<typeof summaries>, wish: Wish) {
  const some = query
    .$if(wish.bodyId !== undefined, (rows) => rows.where('bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or([eb('titleZh', 'ilike', containing(wish.q ?? '')), eb('titleEn', 'ilike', containing(wish.q ?? ''))]),
      ),
    );
  return readPage<DB, 'pack', Row>(
    db,
    some,
    {
      sorts: {
        importedAt: {
          column: sql.ref('imported_at'),
          valueOf: (row) => row.importedAt.toISOString(),
          type: 'timestamptz',
        },
        title: { column: sql.ref('title_zh'), valueOf: (row) => row.titleZh, type: 'text' },
      },
      standard: '-importedAt',
      unique: { column: sql.ref('pack.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export function listVisiblePacks(db: Transaction<DB>, actor: Actor, wish: Wish) {
  return packPage(
    db,
    summaries(db).where((eb) => visible(eb, actor, 'pack.manage', { bodyId: sql.ref('pack.body_id') })),
    wish,
  );
}

export function listPacksInUse(db: Transaction<DB>, wish: Wish) {
  return packPage(db, summaries(db).where(isInUse), wish);
}

export async function findPack(db: Transaction<DB>, packId: string) {
  const row = await summaries(db).select(['content', 'source']).where('pack.id', '=', packId).executeTakeFirst();
  // Only what core has read and found sound is ever saved.
  return row === undefined ? undefined : { ...row, content: row.content as unknown as Pack };
}

export async function findPackVersion(
  db: Transaction<DB>,
  bodyId: string,
  key: string,
  packVersion: string,
): Promise<{ id: string } | undefined> {
  // Two who bring the same version at the same moment wait for each other.
  await db.selectFrom('body').select('id').where('id', '=', bodyId).forUpdate().execute();
  return db
    .selectFrom('pack')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where('key', '=', key)
    .where('packVersion', '=', packVersion)
    .executeTakeFirst();
}

export interface NewPack {
  readonly id: string;
  readonly bodyId: string;
  readonly pack: Pack;
  readonly indicators: number;
  readonly source: string;
  readonly sha256: string;
  readonly importedAt: Date;
  readonly importedBy: string | null;
}

export async function savePack(db: Transaction<DB>, { pack, ...rest }: NewPack): Promise<void> {
  const titles = { titleZh: pack.title.zh, titleEn: pack.title.en };
  await db
    .insertInto('pack')
    .values({ ...rest, key: pack.id, packVersion: pack.version, ...titles, content: JSON.stringify(pack) })
    .execute();
}
