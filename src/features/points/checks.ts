import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'the lines of every posting add up to nothing, and there are at least two',
    sql: `select p.id from ledger_posting p left join ledger_line l on l.posting_id = p.id
      group by p.id having count(l.account_id) < 2 or sum(l.amount) <> 0`,
  },
  {
    name: 'no account but that of issue is below zero',
    sql: `select a.id from ledger_account a join ledger_line l on l.account_id = a.id where a.kind <> 'issue'
      group by a.id having sum(l.amount) < 0`,
  },
  {
    name: 'what was issued is in budgets, with employees, or expired',
    sql: `select a.unit_id from ledger_account a join ledger_line l on l.account_id = a.id
      group by a.unit_id having sum(l.amount) <> 0`,
  },
  {
    name: 'a posting moves points between accounts of its own unit, and an employee’s account is of the employee’s unit',
    sql: `select l.posting_id from ledger_line l join ledger_posting p on p.id = l.posting_id
        join ledger_account a on a.id = l.account_id where a.unit_id <> p.unit_id
      union select a.id from ledger_account a join employee e on e.id = a.employee_id where e.unit_id <> a.unit_id`,
  },
  {
    name: 'a signed slip is posted from the budget to its employee, with its points',
    sql: `select s.id from points_slip s where s.posting_id is not null and (
      (select count(*) from ledger_line where posting_id = s.posting_id) <> 2
      or not exists (select from ledger_line l join ledger_account a on a.id = l.account_id
        where l.posting_id = s.posting_id and a.employee_id = s.employee_id and l.amount = s.points)
      or not exists (select from ledger_line l join ledger_account a on a.id = l.account_id
        where l.posting_id = s.posting_id and a.kind = 'budget' and l.amount = -s.points))`,
  },
  {
    name: 'every award was signed under a slip, and every reversal under a reversal of one',
    sql: `select p.id from ledger_posting p where p.kind = 'award' and not exists (select from points_slip s where s.posting_id = p.id)
      union select p.id from ledger_posting p where p.kind = 'reversal'
        and not exists (select from points_reversal r join points_slip s on s.id = r.slip_id
          where r.posting_id = p.id and s.posting_id = p.reverses)`,
  },
  {
    name: 'who receives points signed neither for them nor for their reversal',
    sql: `select s.id from points_slip s join employee e on e.id = s.employee_id
        where s.signed_at is not null and e.person_id in (s.proposed_by, s.signed_by)
      union select s.id from points_reversal r join points_slip s on s.id = r.slip_id join employee e on e.id = s.employee_id
        where r.signed_at is not null and e.person_id in (r.proposed_by, r.signed_by)`,
  },
  {
    name: 'a reversal mirrors its posting line by line',
    sql: `select p.id from ledger_posting p where p.reverses is not null and exists (
      (select account_id, -amount from ledger_line where posting_id = p.reverses
        except select account_id, amount from ledger_line where posting_id = p.id)
      union all (select account_id, amount from ledger_line where posting_id = p.id
        except select account_id, -amount from ledger_line where posting_id = p.reverses))`,
  },
];
