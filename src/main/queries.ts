import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/types.ts';

/** Whether nobody is known here yet. */
export async function isEmpty(db: Kysely<DB>): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined;
}

export async function isKnown(db: Kysely<DB>, email: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

export async function listBodyIds(db: Kysely<DB>): Promise<string[]> {
  return (await listBodies(db)).map(({ id }) => id);
}

export async function listBodies(db: Kysely<DB>): Promise<{ id: string; nameZh: string; nameEn: string }[]> {
  return db.selectFrom('body').select(['id', 'nameZh', 'nameEn']).orderBy('createdAt').execute();
}
