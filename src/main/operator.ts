import { randomUUID } from 'node:crypto';
import { type Actor, nobody } from '../core/relations.ts';
import type { Config } from '../platform/config.ts';
import type { Border } from '../platform/http/bind.ts';
import { catalogueOf } from '../platform/i18n/catalogue.ts';
import { openStorage } from '../platform/storage/open-storage.ts';

/** Whoever may run commands on the server's data could write it by hand; what they do is in the trail as theirs. */
export function operator(bodyId?: string): Actor {
  return { ...nobody, name: 'operator', standings: bodyId === undefined ? [] : [{ role: 'office', bodyId }] };
}

/** What an act of a command is given: everything but a queue, because nothing works it off here. */
export async function borderOf(config: Config, db: Border['db']): Promise<Border> {
  return {
    db,
    catalogue: catalogueOf([]),
    actorOf: async () => nobody,
    clock: () => new Date(),
    newId: randomUUID,
    storage: await openStorage(config.storage, config.dataDir),
    jobs: { enqueue: () => Promise.reject(new Error('no command enqueues a job')) },
    publicUrl: config.publicUrl,
    zone: config.timeZone,
  };
}
