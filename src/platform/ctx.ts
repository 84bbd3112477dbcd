import type { Transaction } from 'kysely';
import type { Actor } from '../core/relations.ts';
import type { Language } from '../core/text.ts';
import type { DB } from './db/types.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Storage } from './storage/storage.ts';

/**
 * What one act needs, handed from the border to a service: the transaction it runs in (the caller opens it), who acts,
 * and the outside world as values (time, identifiers, storage), so that tests and the demonstration hand in their own.
 */
export interface Ctx {
  readonly db: Transaction<DB>;
  readonly actor: Actor;
  readonly language: Language;
  /** The server's time when the act began; one act has one time. */
  readonly now: Date;
  readonly newId: () => string;
  readonly storage: Storage;
  readonly jobs: Jobs;
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string;
  /** IANA zone in which days begin and end, such as Asia/Shanghai. */
  readonly zone: string;
  readonly requestId: string;
}
