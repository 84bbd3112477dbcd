import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'no tie was lifted by the one who asked for it',
    sql: "select id from conflict_lifting where outcome = 'lifted' and decided_by = requested_by",
  },
  {
    name: 'a lifting, its assessor and its body belong together',
    sql: `select l.id from conflict_lifting l join assessor a on a.id = l.assessor_id where a.body_id <> l.body_id`,
  },
];
