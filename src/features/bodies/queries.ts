import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

export interface BodyDetails {
  readonly name: { readonly zh: string; readonly en: string };
  readonly level: string;
  readonly line: string;
}

export async function saveBody(
  db: Transaction<DB>,
  body: BodyDetails & { id: string; createdAt: Date },
): Promise<void> {
  const { name, ...rest } = body;
  await db
    .insertInto('body')
    .values({ ...rest, nameZh: name.zh, nameEn: name.en })
    .execute();
}

export async function saveOfficeStanding(
  db: Transaction<DB>,
  standing: { id: string; personId: string; bodyId: string; beganAt: Date },
): Promise<void> {
  await db
    .insertInto('standing')
    .values({ ...standing, role: 'office' })
    .execute();
}

export async function listBodies(db: Transaction<DB>, actor: Actor) {
  return db
    .selectFrom('body')
    .selectAll()
    .where((eb) => visible(eb, actor, 'body.manage', { bodyId: sql.ref('body.id') }))
    .orderBy('createdAt')
    .execute();
}

export async function findBodyForUpdate(db: Transaction<DB>, bodyId: string) {
  return db.selectFrom('body').selectAll().where('id', '=', bodyId).forUpdate().executeTakeFirst();
}

export async function changeBody(db: Transaction<DB>, bodyId: string, { name, ...rest }: BodyDetails): Promise<void> {
  await db
    .updateTable('body')
    .set((eb) => ({ ...rest, nameZh: name.zh, nameEn: name.en, version: eb('version', '+', 1) }))
    .where('id', '=', bodyId)
    .execute();
}
