import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a calibrated order is chosen only under a pack that leaves the choice, and by the body of the edition',
    sql: `select c.id from calibration_choice c join edition d on d.id = c.edition_id join pack p on p.id = d.pack_id
      where d.body_id <> c.body_id or p.content -> 'calibration' ->> 'use' is distinct from 'office-may'`,
  },
];
