import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'no assignment runs between an assessor and a unit in conflict',
    sql: `select a.id from assignment a join entry e on e.id = a.entry_id join conflict c on c.assessor_id = a.assessor_id and c.unit_id = e.unit_id
      where a.ended_at is null`,
  },
];
