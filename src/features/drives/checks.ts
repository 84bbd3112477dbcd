import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: "goals, measures and tasks are of their drive's unit and of one drive",
    sql: `select g.id from goal g join drive d on d.id = g.drive_id where g.unit_id <> d.unit_id
      union select m.id from measure m join goal g on g.id = m.goal_id where m.drive_id <> g.drive_id or m.unit_id <> g.unit_id
      union select t.id from task t join measure m on m.id = t.measure_id where t.drive_id <> m.drive_id or t.unit_id <> m.unit_id`,
  },
  {
    name: "a task's owner and evidence are of the unit",
    sql: `select t.id from task t join employee e on e.id = t.owner_id where e.unit_id <> t.unit_id
      union select t.id from task t join evidence v on v.id = t.evidence_id where v.unit_id <> t.unit_id`,
  },
  {
    name: "an indicator of a drive is owned by a department of the drive's unit",
    sql: `select i.drive_id from drive_indicator i join drive d on d.id = i.drive_id
      join department p on p.id = i.department_id where p.unit_id <> d.unit_id`,
  },
  {
    name: 'what a drive and its measures speak of is an indicator of its pack',
    sql: `select d.id from drive d join pack p on p.id = d.pack_id
      join (select drive_id, indicator from drive_indicator union select drive_id, indicator from measure) as used on used.drive_id = d.id
      where not exists (select from jsonb_path_query(p.content, 'strict $.**.number') as known where known #>> '{}' = used.indicator)`,
  },
  {
    name: 'nothing in a drive is done after it was closed',
    sql: `select t.id from task t join drive d on d.id = t.drive_id where t.done_at > d.closed_at`,
  },
];
