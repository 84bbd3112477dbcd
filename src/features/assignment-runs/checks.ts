import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'an assignment made by a run is of its edition and stage, and the run was applied',
    sql: `select a.id from assignment a join assignment_run r on r.id = a.run_id
      where r.edition_id <> a.edition_id or r.stage <> a.stage or r.applied_at is null`,
  },
  {
    name: 'nothing that an undone run made still runs',
    sql: `select a.id from assignment a join assignment_run r on r.id = a.run_id
      where r.undone_at is not null and a.ended_at is null`,
  },
  {
    name: 'a solved run has digest, basis and result',
    sql: "select id from assignment_run where state = 'solved' and (digest is null or basis is null or result is null)",
  },
];
