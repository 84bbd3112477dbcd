import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: "an assessor's standing is of the body that the assessor belongs to, and of the same person",
    sql: `select s.id from standing s join assessor a on a.id = s.assessor_id
      where s.ended_at is null and (a.body_id <> s.body_id or a.person_id is distinct from s.person_id)`,
  },
  {
    name: "a department's or an employee's standing is of their own unit",
    sql: `select s.id from standing s left join department d on d.id = s.department_id left join employee e on e.id = s.employee_id
      where s.unit_id <> coalesce(d.unit_id, e.unit_id, s.unit_id)`,
  },
  {
    name: 'an accepted invitation left a person with that address',
    sql: `select i.id from invitation i where i.accepted_at is not null and not exists (select from person p where p.email = i.email)`,
  },
];
