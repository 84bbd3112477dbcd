import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'an anchor is a submitted entry of its edition',
    sql: `select a.entry_id from entry_anchor a join entry e on e.id = a.entry_id
      where e.edition_id <> a.edition_id or e.submitted_at is null`,
  },
];
