-- The role that the application works as. It owns nothing, so it can neither change the schema nor the append-only tables.
do $$ begin
  if not exists (select from pg_roles where rolname = 'exemplar_app') then
    create role exemplar_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another installation of the same cluster was quicker
end $$;
do $$ begin execute format('grant exemplar_app to %I', current_user); end $$;
grant usage on schema public to exemplar_app;
alter default privileges in schema public grant select, insert, update, delete on tables to exemplar_app;
alter default privileges in schema public grant usage, select on sequences to exemplar_app;

-- Says no to UPDATE and DELETE even to the owner: what happened stays.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- People and how they sign in (columns as the sign-in library wants them).
create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table session (
  id uuid primary key,
  user_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_user on session (user_id);
create table account (
  id uuid primary key,
  user_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_user on account (user_id);
create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
create table two_factor (
  id uuid primary key,
  user_id uuid not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index two_factor_user on two_factor (user_id);
create table api_key (
  id uuid primary key,
  config_id text not null default 'default',
  name text,
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean default true,
  rate_limit_enabled boolean default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer default 0,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  permissions text,
  metadata text
);
create index api_key_key on api_key (key);
create index api_key_reference on api_key (reference_id);
create table rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- The audit trail. Every change is an event in the change's own transaction.
create table event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null,
  person_id uuid,
  person_name text not null,
  request_id text not null,
  subject_type text not null,
  subject_id uuid not null,
  body_id uuid,
  unit_id uuid,
  before jsonb,
  after jsonb,
  digest text not null
);
create index event_xid on event (xid, id);
create index event_subject on event (subject_type, subject_id, id);
create index event_body on event (body_id, id) where body_id is not null;
create index event_unit on event (unit_id, id) where unit_id is not null;
-- A seal binds all events of a closed range of transactions to every seal before it.
create table event_seal (
  number bigint primary key,
  from_xid xid8 not null,
  to_xid xid8 not null,
  events integer not null,
  digest text not null,
  chain text not null,
  sealed_at timestamptz not null
);
create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_seal_append_only before update or delete on event_seal for each row execute function refuse_change();
revoke update, delete, truncate on event, event_seal from exemplar_app;

-- A creating call repeated with the same key answers what it answered the first time.
create table idempotency_key (
  caller text not null,
  key text not null,
  operation text not null,
  request_digest text not null,
  status integer not null,
  reply jsonb,
  created_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table stored_file (
  sha256 text primary key,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null
);
create table upload (
  id uuid primary key,
  person_id uuid references person,
  file_name text not null,
  size bigint not null,
  sha256 text references stored_file,
  media_type text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index upload_person on upload (person_id);

create table outbox_mail (
  id uuid primary key,
  body_id uuid,
  to_address text not null,
  to_name text not null,
  subject text not null,
  text_body text not null,
  kind text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  attempts integer not null default 0
);
create index outbox_mail_body on outbox_mail (body_id, created_at desc);
