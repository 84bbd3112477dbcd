import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a unit is not confirmed and refused at once',
    sql: 'select id from unit where confirmed_at is not null and refused_at is not null',
  },
  {
    name: 'a refused unit was told why',
    sql: "select id from unit where refused_at is not null and coalesce(refused_reason, '') = ''",
  },
  {
    name: 'an employee works in a department of the own unit',
    sql: `select e.id from employee e join department d on d.id = e.department_id where d.unit_id <> e.unit_id`,
  },
  {
    name: 'a staff number belongs to one present employee of a unit',
    sql: `select unit_id from employee where left_at is null and staff_number <> '' group by unit_id, staff_number having count(*) > 1`,
  },
  {
    name: 'an employee who left has no standing as one',
    sql: `select s.id from standing s join employee e on e.id = s.employee_id where s.ended_at is null and e.left_at is not null`,
  },
];
