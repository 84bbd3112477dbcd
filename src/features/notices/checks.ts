import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'objections came before their notice closed',
    sql: 'select o.id from objection o join notice n on n.id = o.notice_id where o.lodged_at >= n.closes_at',
  },
  {
    name: 'a line struck from a decision was struck by a ruling on that very entry',
    sql: `select l.entry_id from decision_line l join objection o on o.id = l.changed_by_ruling join ruling r on r.objection_id = o.id
      where o.entry_id <> l.entry_id or r.outcome <> 'upheld-struck'`,
  },
];
