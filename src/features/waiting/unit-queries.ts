import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import type { DB } from '../../platform/db/types.ts';
import { ids, type WaitingRow } from './queries.ts';

/** A day lasts until midnight where the installation is. */
const endOf = (day: ReturnType<typeof sql.raw>, zone: string) =>
  sql<Date>`((${day} + 1)::timestamp at time zone ${zone})`;

/** One thing is opened itself, several by their list. */
const place = (one: string, id: string, list: string) =>
  sql<string>`case when count(*) = 1 then ${one} || min(${sql.raw(id)}::text) else ${list} end`;

/** Everything that editions, a drive, points and inspections ask of a unit's people: one query. */
export async function listForUnit(db: Transaction<DB>, actor: Actor, now: Date, zone: string): Promise<WaitingRow[]> {
  const units = ids(actor, 'entry.edit', 'unitId');
  const employees = actor.standings.flatMap((standing) => (standing.role === 'employee' ? [standing.employeeId] : []));
  const due = (day: string) => endOf(sql.raw(`min(${day})`), zone);
  const { rows } = await sql<WaitingRow>`
    with worked_on as (
      select id from drive where closed_at is null
    ), signable as (
      select s.id from points_slip s join employee receiver on receiver.id = s.employee_id
        left join points_reversal r on r.slip_id = s.id and r.refused_at is null
      where s.unit_id = any(${units}) and s.refused_at is null and receiver.person_id is distinct from ${actor.personId}
        and case when s.signed_at is null then s.proposed_by <> ${actor.personId}
          else r.id is not null and r.signed_at is null and r.proposed_by <> ${actor.personId} end
    ), mending as (
      select f.id, f.unit_id, r.owner_id, r.due_on, r.reported_at, r.reported_by, owner.person_id as owner_person
      from finding f join worked_on d on d.id = f.drive_id left join rectification r on r.finding_id = f.id
        left join employee owner on owner.id = r.owner_id
      where r.closed_at is null and (f.unit_id = any(${units}) or r.owner_id = any(${employees}::uuid[]))
    )
    select 'submit' as kind, 1 as count, p.name_zh, p.name_en, e.number as edition, '/entries/' || n.id as to, st.closes_at as until
      from entry n join edition e on e.id = n.edition_id join programme p on p.id = e.programme_id
        join edition_stage st on st.edition_id = e.id and st.kind = 'entry'
      where n.unit_id = any(${units}) and n.submitted_at is null and n.withdrawn_at is null and st.opens_at <= ${now} and st.closes_at > ${now}
    union all
    select 'enter', 1, p.name_zh, p.name_en, e.number, '/entries', st.closes_at
      from edition e join programme p on p.id = e.programme_id join edition_stage st on st.edition_id = e.id and st.kind = 'entry'
      where cardinality(${units}::uuid[]) > 0 and e.opened_at is not null and st.opens_at <= ${now} and st.closes_at > ${now}
        and not exists (select from entry n where n.edition_id = e.id and n.unit_id = any(${units}) and n.withdrawn_at is null)
    union all
    select 'read-correction', count(*)::int, p.name_zh, p.name_en, e.number, '/entries/' || n.id, null
      from entry n join edition e on e.id = n.edition_id join programme p on p.id = e.programme_id
        join edition_pack v on v.edition_id = e.id and v.kind = 'corrected'
      where n.unit_id = any(${units}) and n.withdrawn_at is null and v.taken_at >= n.created_at
        and not exists (select from edition_pack_reading r where r.edition_pack_id = v.id and r.entry_id = n.id)
      group by n.id, p.id, e.id
    union all
    select 'sign-slips', count(*)::int, null, null, null, ${place('/points/slips/', 's.id', '/points?state=to-sign')}, null
      from signable s having count(*) > 0
    union all
    select 'tasks', count(*)::int, null, null, null, '/drives/' || t.drive_id || '?part=plan', ${due('t.due_on')}
      from task t join worked_on d on d.id = t.drive_id
      where t.done_at is null and t.unit_id = any(${units}) group by t.drive_id
    union all
    select 'my-tasks', count(*)::int, null, null, null, ${place('/tasks/', 't.id', '/tasks')}, ${due('t.due_on')}
      from task t join worked_on d on d.id = t.drive_id
      where t.done_at is null and t.owner_id = any(${employees}::uuid[]) having count(*) > 0
    union all
    select 'order-rectification', count(*)::int, null, null, null, ${place('/findings/', 'm.id', '/inspections?f-state=raised')}, null
      from mending m where m.unit_id = any(${units}) and m.owner_id is null having count(*) > 0
    union all
    select 'rectify', count(*)::int, null, null, null, ${place('/findings/', 'm.id', '/inspections')}, ${due('m.due_on')}
      from mending m where m.owner_id = any(${employees}::uuid[]) and m.reported_at is null having count(*) > 0
    union all
    select 'close-findings', count(*)::int, null, null, null, ${place('/findings/', 'm.id', '/inspections?f-state=reported')}, null
      from mending m where m.unit_id = any(${units}) and m.reported_at is not null
        and m.reported_by is distinct from ${actor.personId} and m.owner_person is distinct from ${actor.personId} having count(*) > 0
    order by until nulls last, kind`.execute(db);
  return rows;
}
