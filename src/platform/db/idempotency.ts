import type { Transaction } from 'kysely';
import { Refusal } from '../refusal.ts';
import type { DB } from './types.ts';

export interface KeyedCall {
  readonly caller: string;
  readonly key: string;
  readonly operation: string;
  readonly requestDigest: string;
  readonly now: Date;
}

/**
 * The reply that this key got before, or undefined for the first call. A second call at the same time waits here for
 * the first one's commit. The same key with another request is refused.
 */
export async function replyKeptFor(db: Transaction<DB>, call: KeyedCall): Promise<{ reply: unknown } | undefined> {
  const fresh = await db
    .insertInto('idempotencyKey')
    .values({
      caller: call.caller,
      key: call.key,
      operation: call.operation,
      requestDigest: call.requestDigest,
      status: 0,
      createdAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['caller', 'key']).doNothing())
    .executeTakeFirst();
  if (fresh.numInsertedOrUpdatedRows === 1n) return undefined;
  const kept = await db
    .selectFrom('idempotencyKey')
    .selectAll()
    .where('caller', '=', call.caller)
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow();
  if (kept.operation !== call.operation || kept.requestDigest !== call.requestDigest)
    throw new Refusal(422, 'idempotency-key-reused');
  return { reply: kept.reply ?? undefined };
}

export async function keepReply(db: Transaction<DB>, call: KeyedCall, status: number, reply: unknown): Promise<void> {
  await db
    .updateTable('idempotencyKey')
    .set({ status, reply: reply === undefined ? null : JSON.stringify(reply) })
    .where('caller', '=', call.caller)
    .where('key', '=', call.key)
    .execute();
}

/** Keys are promises for a day, not for ever. */
export async function forgetOldKeys(db: Transaction<DB>, before: Date): Promise<void> {
  await db.deleteFrom('idempotencyKey').where('createdAt', '<', before).execute();
}
