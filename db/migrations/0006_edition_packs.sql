-- Under which version of its criteria an edition worked, and since when: drafted under one, moved to another as a draft,
-- or corrected after it was opened. The last line is the edition's own pack. Nothing of it is ever changed.
create table edition_pack (
  id uuid primary key,
  edition_id uuid not null references edition,
  number smallint not null,
  body_id uuid not null references body,
  pack_id uuid not null references pack,
  kind text not null check (kind in ('drafted', 'rebased', 'corrected')),
  reason_zh text not null default '',
  reason_en text not null default '',
  taken_at timestamptz not null,
  taken_by uuid references person,
  unique (edition_id, number),
  check ((kind = 'drafted') = (number = 1)),
  check ((kind = 'corrected') = (reason_zh <> '' and reason_en <> ''))
);
create trigger edition_pack_append_only before update or delete on edition_pack for each row execute function refuse_change();
revoke update, delete, truncate on edition_pack from exemplar_app;

insert into edition_pack (id, edition_id, number, body_id, pack_id, kind, taken_at)
select gen_random_uuid(), id, 1, body_id, pack_id, 'drafted', created_at from edition;

-- Which entrants have read a correction.
create table edition_pack_reading (
  edition_pack_id uuid not null references edition_pack,
  entry_id uuid not null references entry,
  read_at timestamptz not null,
  read_by uuid references person,
  primary key (edition_pack_id, entry_id)
);
create index edition_pack_reading_entry on edition_pack_reading (entry_id);
