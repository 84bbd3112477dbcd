import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { DB } from './types.ts';

/** What happened to which thing; `before` and `after` hold what changed, never secrets. */
export interface NewEvent {
  /** `noun.verb` in the past: `score-sheet.submitted`. */
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly bodyId?: string | null;
  readonly unitId?: string | null;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

/** Writes down, in the act's own transaction, who did what and when. */
export async function recordEvent(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'requestId'>,
  event: NewEvent,
): Promise<void> {
  await recordEvents(ctx, [event]);
}

export async function recordEvents(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'requestId'>,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => {
    const row = {
      at: ctx.now,
      kind: event.kind,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
      requestId: ctx.requestId,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      bodyId: event.bodyId ?? null,
      unitId: event.unitId ?? null,
      before: json(event.before),
      after: json(event.after),
    };
    return { ...row, digest: digestOf(row) };
  });
  await ctx.db.insertInto('event').values(rows).execute();
}

function json(value: Readonly<Record<string, unknown>> | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

interface DigestedEvent {
  at: Date;
  kind: string;
  personId: string | null;
  personName: string;
  requestId: string;
  subjectType: string;
  subjectId: string;
  bodyId: string | null;
  unitId: string | null;
  before: unknown;
  after: unknown;
}

/** SHA-256 over the event's content; objects with their keys sorted, because the database keeps them in its own order. */
function digestOf(event: DigestedEvent): string {
  const before = typeof event.before === 'string' ? JSON.parse(event.before) : event.before;
  const after = typeof event.after === 'string' ? JSON.parse(event.after) : event.after;
  return sha256(
    canonical([
      event.at.toISOString(),
      event.kind,
      event.personId,
      event.personName,
      event.requestId,
      event.subjectType,
      event.subjectId,
      event.bodyId,
      event.unitId,
      before,
      after,
    ]),
  );
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

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
    const horizon = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(
      transaction,
    );
    const toXid = horizon.rows[0]?.xmin ?? '0';
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
