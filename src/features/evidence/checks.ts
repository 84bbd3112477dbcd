import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: "evidence of an entry is of the entry's own unit",
    sql: `select ee.evidence_id from entry_evidence ee join entry e on e.id = ee.entry_id join evidence v on v.id = ee.evidence_id
      where v.unit_id <> e.unit_id`,
  },
  {
    name: "evidence of a drive is of the drive's own unit",
    sql: `select de.evidence_id from drive_evidence de join drive d on d.id = de.drive_id join evidence v on v.id = de.evidence_id
      where v.unit_id <> d.unit_id`,
  },
  {
    name: 'evidence of a submitted entry is not removed from the library',
    sql: `select v.id from evidence v join entry_evidence ee on ee.evidence_id = v.id
      join entry e on e.id = ee.entry_id and e.submitted_at is not null and e.withdrawn_at is null
      where v.removed_at is not null and v.removed_at > e.submitted_at`,
  },
];
