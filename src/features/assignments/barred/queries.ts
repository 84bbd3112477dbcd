import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../platform/db/types.ts';

export interface Running {
  readonly id: string;
  readonly entryId: string;
  readonly assessorId: string;
}

/** Where something runs that may be barred now: undecided editions, of one body or of one assessor where one is named. */
export function listRunningEditions(
  db: Transaction<DB>,
  { bodyId, assessorId }: { bodyId?: string; assessorId?: string },
) {
  return db
    .selectFrom('assignment')
    .select(['editionId', 'bodyId'])
    .select(sql<string[]>`array_agg(distinct entry_id::text)`.as('entryIds'))
    .select(sql<string[]>`array_agg(distinct assessor_id::text)`.as('assessorIds'))
    .select(
      sql<
        Running[]
      >`json_agg(json_build_object('id', id, 'entryId', entry_id, 'assessorId', assessor_id) order by id)`.as(
        'running',
      ),
    )
    .where('endedAt', 'is', null)
    .$if(bodyId !== undefined, (rows) => rows.where('bodyId', '=', bodyId ?? ''))
    .$if(assessorId !== undefined, (rows) => rows.where('assessorId', '=', assessorId ?? ''))
    .where(
      sql<boolean>`not exists (select from decision d where d.edition_id = assignment.edition_id and d.withdrawn_at is null)`,
    )
    .groupBy(['editionId', 'bodyId'])
    .execute();
}
