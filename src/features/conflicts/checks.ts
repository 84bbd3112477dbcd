import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'no assignment runs between an assessor and a unit in conflict',
    sql: `select a.id from assignment a join entry e on e.id = a.entry_id join conflict c on c.assessor_id = a.assessor_id and c.unit_id = e.unit_id
      where a.ended_at is null
        and not exists (select from decision d where d.edition_id = a.edition_id and d.withdrawn_at is null and d.decided_at < c.recorded_at)`,
  },
];
