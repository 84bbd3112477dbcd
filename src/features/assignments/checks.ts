import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'every assignment has its score sheet',
    sql: 'select a.id from assignment a where not exists (select from score_sheet s where s.assignment_id = a.id)',
  },
  {
    name: 'assessor, entry and assignment are of one body and one edition',
    sql: `select a.id from assignment a join entry e on e.id = a.entry_id join assessor r on r.id = a.assessor_id
      where e.body_id <> a.body_id or r.body_id <> a.body_id or e.edition_id <> a.edition_id`,
  },
  {
    name: "an assignment is of a stage of its edition's pack",
    sql: `select a.id from assignment a join edition e on e.id = a.edition_id join pack p on p.id = e.pack_id
      where not exists (select from jsonb_array_elements(p.content -> 'stages') s where s ->> 'id' = a.stage)`,
  },
  {
    name: 'only submitted entries are assigned',
    sql: 'select a.id from assignment a join entry e on e.id = a.entry_id where a.ended_at is null and e.submitted_at is null',
  },
];
