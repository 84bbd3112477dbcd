import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a pack that was published out of a draft is of its body and bears the name and version that the draft gave it',
    sql: `select d.id from pack_draft d join pack p on p.id = d.pack_id
      where p.body_id <> d.body_id or p.key <> d.key or p.pack_version <> d.pack_version or p.imported_at <> d.published_at`,
  },
  {
    name: 'a draft begins from a pack of its own body',
    sql: 'select d.id from pack_draft d join pack p on p.id = d.based_on where p.body_id <> d.body_id',
  },
  {
    name: 'what lists tell of a draft is what its content says',
    sql: `select id from pack_draft
      where key <> left(coalesce(content ->> 'id', ''), 400) or title_zh <> left(coalesce(content -> 'title' ->> 'zh', ''), 400)`,
  },
];
