import type { Check } from '../../platform/db/check.ts';

export const checks: readonly Check[] = [
  {
    name: 'an entry has a number and a receipt when it was submitted, and only then',
    sql: `select e.id from entry e left join entry_receipt r on r.entry_id = e.id
      where (e.submitted_at is null) <> (e.number is null) or (e.submitted_at is null) <> (r.entry_id is null)
        or e.submitted_at <> r.submitted_at`,
  },
  {
    name: 'the numbers of an edition begin with 1 and have no gaps, and the counter stands at the last',
    sql: `select edition_id from entry full join entry_counter using (edition_id)
      where entry.number is not null or last_number is not null
      group by edition_id having count(entry.number) <> coalesce(max(entry.number::integer), 0)
        or coalesce(max(entry.number::integer), 0) <> coalesce(max(last_number), 0)`,
  },
  {
    name: 'the hash of a receipt is the hash of what was sent',
    sql: `select entry_id from entry_receipt where sha256 <> encode(sha256(convert_to(content, 'UTF8')), 'hex')`,
  },
  {
    name: 'a receipt tells of its own entry, number and time',
    sql: `select r.entry_id from entry_receipt r join entry e on e.id = r.entry_id
      where r.content::jsonb ->> 'entry' <> e.id::text or r.content::jsonb ->> 'number' is distinct from e.number
        or r.content::jsonb ->> 'receiptNumber' <> r.number or (r.content::jsonb ->> 'submittedAt')::timestamptz <> r.submitted_at`,
  },
  {
    name: 'an entry is of the body whose edition it is in',
    sql: 'select e.id from entry e join edition d on d.id = e.edition_id where d.body_id <> e.body_id',
  },
  {
    name: 'an entry was submitted by a unit that an office confirmed',
    sql: 'select e.id from entry e join unit u on u.id = e.unit_id where e.submitted_at is not null and u.confirmed_at is null',
  },
  {
    name: 'what a submitted entry was answered is what its receipt says',
    sql: `select e.id from entry e join entry_receipt r on r.entry_id = e.id
      cross join lateral jsonb_array_elements(r.content::jsonb -> 'answers') as sent
      left join entry_answer a on a.entry_id = e.id and a.indicator = sent ->> 'indicator'
      where a.text is distinct from sent ->> 'text'`,
  },
];
