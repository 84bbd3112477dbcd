-- A pack that an office is writing. Its content is kept as text, so that the order of its parts is kept with it.
create table pack_draft (
  id uuid primary key,
  body_id uuid not null references body,
  -- What the content says of itself, for lists; the content decides.
  key text not null,
  pack_version text not null,
  title_zh text not null,
  title_en text not null,
  indicators integer not null,
  content json not null,
  -- The version of a pack that it began from.
  based_on uuid references pack,
  created_at timestamptz not null,
  created_by uuid references person,
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1,
  published_at timestamptz,
  published_by uuid references person,
  pack_id uuid unique references pack,
  discarded_at timestamptz,
  discarded_by uuid references person,
  check ((published_at is null) = (pack_id is null)),
  check (published_at is null or discarded_at is null)
);
create index pack_draft_body on pack_draft (body_id, updated_at desc);
