import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'no unit stands above itself',
    sql: `with recursive above (unit_id, superior) as (
        select unit_id, superior_unit_id from unit_affiliation where superior_unit_id is not null
        union select a.unit_id, u.superior_unit_id from above a join unit_affiliation u on u.unit_id = a.superior
          where u.superior_unit_id is not null)
      select unit_id from above where unit_id = superior`,
  },
];
