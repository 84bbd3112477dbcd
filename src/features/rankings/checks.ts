import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a decision has a line for every submitted entry of its edition, and for no other',
    sql: `select d.id from decision d where d.withdrawn_at is null and (
      exists (select from decision_line l join entry e on e.id = l.entry_id where l.decision_id = d.id and e.edition_id <> d.edition_id)
      or exists (select from entry e where e.edition_id = d.edition_id and e.submitted_at < d.decided_at and e.withdrawn_at is null
        and not exists (select from decision_line l where l.decision_id = d.id and l.entry_id = e.id)))`,
  },
  {
    name: 'who is named has a rank and a total; who is excluded has no rank',
    sql: `select entry_id from decision_line where (outcome = 'named' and (rank is null or total is null)) or (outcome = 'excluded' and rank is not null)`,
  },
];
