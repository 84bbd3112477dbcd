import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'every honour has a status',
    sql: 'select h.id from honour h where not exists (select from honour_status s where s.honour_id = h.id)',
  },
  {
    name: 'what was conferred has a certificate, and comes from a decision on notice',
    sql: `select h.id from honour h where h.origin = 'conferred' and (
      not exists (select from credential c where c.honour_id = h.id)
      or not exists (select from notice n join decision_line l on l.decision_id = n.decision_id and l.outcome = 'named' and l.changed_by_ruling is null
        join entry e on e.id = l.entry_id where n.edition_id = h.edition_id and e.unit_id = h.unit_id and n.closes_at <= h.written_at))`,
  },
  {
    name: 'nothing was conferred while an objection was unanswered',
    sql: `select e.id from edition e join notice n on n.edition_id = e.id join objection o on o.notice_id = n.id left join ruling r on r.objection_id = o.id
      where e.conferred_at is not null and (r.ruled_at is null or r.ruled_at > e.conferred_at)`,
  },
];
