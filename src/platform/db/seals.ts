import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { digestOf, sha256 } from './events.ts';
import type { DB } from './types.ts';

const sealLock = 0x5ea1;

/**
 * Seals every event of finished transactions that no seal covers yet: one chain over all, without making the acts
 * themselves queue for it. Transaction numbers below the snapshot's xmin are final, so a seal's range never gains events.
 */
export async function sealEvents(db: Kysely<DB>, now: Date): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sealLock})`.execute(transaction);
    const last = await transaction
      .selectFrom('eventSeal')
      .selectAll()
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const toXid = await horizonOf(transaction);
    const fromXid = last?.toXid ?? '0';
    const { events, digest } = await digestOfRange(transaction, fromXid, toXid);
    if (events === 0) return 0;
    await transaction
      .insertInto('eventSeal')
      .values({
        number: (last?.number ?? 0) + 1,
        fromXid,
        toXid,
        events,
        digest,
        chain: sha256(`${last?.chain ?? ''}:${fromXid}:${toXid}:${digest}`),
        sealedAt: now,
      })
      .execute();
    return events;
  });
}

/** The first position that a transaction which is not finished may still write at. */
async function horizonOf(db: Transaction<DB>): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      + coalesce((select positions from trail_offset), 0))::text as horizon`.execute(db);
  return rows[0]?.horizon ?? '0';
}

async function digestOfRange(
  db: Transaction<DB>,
  fromXid: string,
  toXid: string,
): Promise<{ events: number; digest: string }> {
  const hash = createHash('sha256');
  let events = 0;
  const rows = db
    .selectFrom('event')
    .select(['id', 'digest'])
    .where(sql<boolean>`xid >= ${fromXid}::xid8 and xid < ${toXid}::xid8`)
    .orderBy(sql`xid`)
    .orderBy('id');
  for await (const row of rows.stream(1000)) {
    hash.update(`${row.id}:${row.digest}\n`);
    events += 1;
  }
  return { events, digest: hash.digest('hex') };
}

/** What is wrong with the trail: an event whose content changed, a seal whose events changed, a broken link. Empty when sound. */
export async function faultsInTrail(db: Kysely<DB>): Promise<string[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const faults: string[] = [];
      for await (const event of transaction.selectFrom('event').selectAll().orderBy('id').stream(1000)) {
        if (digestOf(event) !== event.digest)
          faults.push(`event ${event.id} (${event.kind}) was changed after it was written`);
      }
      let [chain, reached] = ['', '0'];
      for (const seal of await transaction.selectFrom('eventSeal').selectAll().orderBy('number').execute()) {
        const { events, digest } = await digestOfRange(transaction, seal.fromXid, seal.toXid);
        if (seal.fromXid !== reached) faults.push(`seal ${seal.number} does not begin where the one before it ends`);
        if (events !== seal.events || digest !== seal.digest)
          faults.push(`the events under seal ${seal.number} are not those that were sealed`);
        if (seal.chain !== sha256(`${chain}:${seal.fromXid}:${seal.toXid}:${seal.digest}`))
          faults.push(`seal ${seal.number} does not follow from the seal before it`);
        [chain, reached] = [seal.chain, seal.toXid];
      }
      return faults;
    });
}
