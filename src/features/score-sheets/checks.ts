import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a sheet is of the entry, edition, body, assessor and stage of its assignment',
    sql: `select s.id from score_sheet s join assignment a on a.id = s.assignment_id
      where (s.entry_id, s.edition_id, s.body_id, s.assessor_id, s.stage)
        is distinct from (a.entry_id, a.edition_id, a.body_id, a.assessor_id, a.stage)`,
  },
];
