import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'an inspection, its findings and their rectification are of one unit and one drive',
    sql: `select i.id from inspection i join drive d on d.id = i.drive_id where d.unit_id <> i.unit_id
      union select f.id from finding f join inspection i on i.id = f.inspection_id
        where f.unit_id <> i.unit_id or f.drive_id <> i.drive_id
      union select r.finding_id from rectification r join finding f on f.id = r.finding_id where r.unit_id <> f.unit_id`,
  },
  {
    name: 'whoever mends a finding is of the unit, and so is the proof',
    sql: `select r.finding_id from rectification r join employee e on e.id = r.owner_id where e.unit_id <> r.unit_id
      union select r.finding_id from rectification r join evidence v on v.id = r.evidence_id where v.unit_id <> r.unit_id`,
  },
  {
    name: 'a finding is closed by somebody else than its owner and than who reported it mended',
    sql: `select r.finding_id from rectification r join employee e on e.id = r.owner_id
      where r.closed_at is not null and (r.closed_by is null or r.closed_by = e.person_id or r.closed_by = r.reported_by)`,
  },
  {
    name: 'what is mended was ordered, reported and closed in this order',
    sql: `select r.finding_id from rectification r join finding f on f.id = r.finding_id
      where r.ordered_at < f.raised_at or r.reported_at < r.ordered_at or r.closed_at < r.reported_at`,
  },
  {
    name: 'a report that was sent back is told why',
    sql: `select id from rectification_return where reason = ''`,
  },
];
