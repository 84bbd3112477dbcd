import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'an edition works under the version that its history names last',
    sql: `select e.id from edition e left join lateral (
        select pack_id from edition_pack v where v.edition_id = e.id order by number desc limit 1) last on true
      where last.pack_id is distinct from e.pack_id`,
  },
  {
    name: "an edition's versions are numbered without gaps, of its own body, and since its opening of one pack",
    sql: `select v.edition_id from edition_pack v join edition e on e.id = v.edition_id join pack p on p.id = v.pack_id
      group by v.edition_id, e.body_id having max(v.number) <> count(*) or bool_or(v.body_id <> e.body_id or p.body_id <> e.body_id)
        or (count(distinct p.key) filter (where v.kind = 'corrected') > 1)`,
  },
  {
    name: 'a version is corrected after the opening, any other is taken before it',
    sql: `select v.id from edition_pack v join edition e on e.id = v.edition_id
      where (v.kind = 'corrected' and (e.opened_at is null or v.taken_at < e.opened_at)) or (v.kind <> 'corrected' and v.taken_at > e.opened_at)`,
  },
  {
    name: 'nothing is corrected after what was decided',
    sql: `select v.id from edition_pack v join decision d on d.edition_id = v.edition_id and d.withdrawn_at is null
      where v.kind = 'corrected' and v.taken_at > d.decided_at`,
  },
  {
    name: 'who read a correction has an entry in its edition',
    sql: `select r.entry_id from edition_pack_reading r join edition_pack v on v.id = r.edition_pack_id
      join entry e on e.id = r.entry_id where e.edition_id <> v.edition_id or v.kind <> 'corrected'`,
  },
];
