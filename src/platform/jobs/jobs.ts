import type { Transaction } from 'kysely';
import type { DB } from '../db/types.ts';

/** Work for later. It is enqueued in the act's own transaction: a rollback takes it back. */
export interface Jobs {
  enqueue(
    db: Transaction<DB>,
    name: string,
    payload: Record<string, unknown>,
    options?: { startAfter?: Date },
  ): Promise<void>;
}
