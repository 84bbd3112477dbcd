create table body (
  id uuid primary key,
  name_zh text not null,
  name_en text not null,
  level text not null check (level in ('national', 'municipal', 'district', 'system', 'professional')),
  line text not null check (line in ('territorial', 'industry', 'none')),
  unit_id uuid,
  created_at timestamptz not null,
  version integer not null default 1
);

create table unit (
  id uuid primary key,
  name_zh text not null,
  name_en text not null,
  code text unique,
  unit_type text not null,
  sector text not null default '',
  district text not null default '',
  -- Parts of the present and former names, for a search by any part of a name in any script.
  name_grams text[] not null default '{}',
  registered_at timestamptz not null,
  -- How the unit came here: it registered itself, or was written down with a recorded honour.
  origin text not null check (origin in ('registered', 'recorded')),
  confirmed_at timestamptz,
  confirmed_by uuid references person,
  refused_at timestamptz,
  refused_reason text,
  version integer not null default 1
);
create index unit_by_grams on unit using gin (name_grams);
create index unit_by_name on unit (name_zh, id);
create table unit_name (
  id uuid primary key,
  unit_id uuid not null references unit,
  name_zh text not null,
  name_en text not null,
  used_until date not null
);
create index unit_name_of_unit on unit_name (unit_id);
create table unit_lineage (
  predecessor_id uuid not null references unit,
  successor_id uuid not null references unit,
  kind text not null check (kind in ('renamed', 'merged', 'split', 'reorganised')),
  effective_on date not null,
  -- Whether the predecessor's honours go on with the successor: decided by whoever recorded it, never guessed.
  carries_on boolean not null default false,
  note text not null default '',
  primary key (predecessor_id, successor_id)
);
alter table body add foreign key (unit_id) references unit;

create table department (
  id uuid primary key,
  unit_id uuid not null references unit,
  name_zh text not null,
  name_en text not null,
  unique (unit_id, name_zh)
);
create table employee (
  id uuid primary key,
  unit_id uuid not null references unit,
  department_id uuid references department,
  person_id uuid references person,
  name text not null,
  staff_number text not null default '',
  is_leader boolean not null default false,
  joined_at timestamptz not null,
  left_at timestamptz
);
create index employee_unit on employee (unit_id);
create unique index employee_person on employee (unit_id, person_id) where left_at is null;

create table assessor (
  id uuid primary key,
  body_id uuid not null references body,
  person_id uuid references person,
  name text not null,
  employer text not null default '',
  employer_unit_id uuid references unit,
  sectors text[] not null default '{}',
  created_at timestamptz not null,
  retired_at timestamptz,
  version integer not null default 1,
  unique (body_id, person_id)
);

create table standing (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null check (role in ('office', 'assessor', 'coordinator', 'department', 'employee')),
  body_id uuid references body,
  unit_id uuid references unit,
  department_id uuid references department,
  employee_id uuid references employee,
  assessor_id uuid references assessor,
  began_at timestamptz not null,
  ended_at timestamptz,
  check ((role = 'office' and body_id is not null)
    or (role = 'assessor' and body_id is not null and assessor_id is not null)
    or (role = 'coordinator' and unit_id is not null)
    or (role = 'department' and unit_id is not null and department_id is not null)
    or (role = 'employee' and unit_id is not null and employee_id is not null))
);
create index standing_person on standing (person_id) where ended_at is null;
create index standing_body on standing (body_id) where ended_at is null;
create index standing_unit on standing (unit_id) where ended_at is null;

-- A promise of a standing to whoever holds the mail; only the hash of its secret is kept.
create table invitation (
  id uuid primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('office', 'assessor', 'coordinator', 'department', 'employee')),
  body_id uuid references body,
  unit_id uuid references unit,
  department_id uuid references department,
  employee_id uuid references employee,
  assessor_id uuid references assessor,
  token_hash text not null unique,
  invited_by uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create index invitation_body on invitation (body_id);
create index invitation_unit on invitation (unit_id);

-- A unit's wish to be registered, until the mail's link is followed.
create table registration (
  id uuid primary key,
  email text not null,
  person_name text not null,
  password_hash text not null,
  unit jsonb not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  followed_at timestamptz
);

create table pack (
  id uuid primary key,
  body_id uuid not null references body,
  key text not null,
  pack_version text not null,
  title_zh text not null,
  title_en text not null,
  source text not null,
  content jsonb not null,
  indicators integer not null,
  sha256 text not null,
  imported_at timestamptz not null,
  imported_by uuid references person,
  unique (body_id, key, pack_version)
);

create table programme (
  id uuid primary key,
  body_id uuid not null references body,
  kind text not null check (kind in ('title', 'prize', 'benchmark', 'certification', 'list')),
  name_zh text not null,
  name_en text not null,
  description_zh text not null default '',
  description_en text not null default '',
  -- From which edition or year on the register lists every holder; empty: it does not claim to.
  complete_since date,
  created_at timestamptz not null,
  version integer not null default 1,
  unique (body_id, name_zh),
  unique (body_id, name_en)
);

create table edition (
  id uuid primary key,
  programme_id uuid not null references programme,
  body_id uuid not null references body,
  number integer not null check (number > 0),
  period_from date not null,
  period_to date not null,
  pack_id uuid not null references pack,
  places integer check (places > 0),
  created_at timestamptz not null,
  opened_at timestamptz,
  conferred_at timestamptz,
  version integer not null default 1,
  check (period_from <= period_to),
  unique (programme_id, number)
);
create index edition_body on edition (body_id, created_at desc);
create table edition_stage (
  edition_id uuid not null references edition on delete cascade,
  kind text not null check (kind in ('entry', 'assessment', 'decision', 'notice', 'conferral')),
  position smallint not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  check (opens_at < closes_at),
  primary key (edition_id, kind)
);

create table evidence (
  id uuid primary key,
  unit_id uuid not null references unit,
  title text not null,
  kind text not null check (kind in ('file', 'link')),
  url text,
  file_name text,
  sha256 text references stored_file,
  covers_from date,
  covers_to date,
  added_at timestamptz not null,
  added_by uuid references person,
  removed_at timestamptz,
  check ((kind = 'file') = (sha256 is not null and file_name is not null)),
  check ((kind = 'link') = (url is not null)),
  check (covers_from <= covers_to)
);
create index evidence_unit on evidence (unit_id, added_at desc);

create table entry (
  id uuid primary key,
  edition_id uuid not null references edition,
  body_id uuid not null references body,
  unit_id uuid not null references unit,
  number text,
  created_at timestamptz not null,
  created_by uuid references person,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1,
  unique (edition_id, number)
);
create unique index entry_once on entry (edition_id, unit_id) where withdrawn_at is null;
create index entry_unit on entry (unit_id);
create index entry_edition on entry (edition_id, submitted_at);
create table entry_answer (
  entry_id uuid not null references entry,
  indicator text not null,
  text text not null default '',
  value jsonb,
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1,
  primary key (entry_id, indicator)
);
create table entry_evidence (
  entry_id uuid not null references entry,
  indicator text not null,
  evidence_id uuid not null references evidence,
  primary key (entry_id, indicator, evidence_id)
);
create index entry_evidence_evidence on entry_evidence (evidence_id);
create table entry_receipt (
  entry_id uuid primary key references entry,
  number text not null unique,
  submitted_at timestamptz not null,
  submitted_by uuid references person,
  -- Canonical JSON, byte for byte what the hash was made of.
  content text not null,
  sha256 text not null
);
create trigger entry_receipt_append_only before update or delete on entry_receipt for each row execute function refuse_change();
revoke update, delete, truncate on entry_receipt from exemplar_app;
-- Numbers within an edition without gaps, given in the submission's own transaction.
create table entry_counter (
  edition_id uuid primary key references edition,
  last_number integer not null
);

create table conflict (
  id uuid primary key,
  body_id uuid not null references body,
  assessor_id uuid not null references assessor,
  unit_id uuid not null references unit,
  source text not null check (source in ('declared', 'employer', 'recorded')),
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid references person,
  unique (assessor_id, unit_id, source)
);
create index conflict_unit on conflict (unit_id);

create table assignment (
  id uuid primary key,
  edition_id uuid not null references edition,
  body_id uuid not null references body,
  entry_id uuid not null references entry,
  assessor_id uuid not null references assessor,
  assigned_at timestamptz not null,
  assigned_by uuid references person,
  ended_at timestamptz,
  ended_by uuid references person,
  ended_reason text
);
create unique index assignment_once on assignment (entry_id, assessor_id) where ended_at is null;
create index assignment_edition on assignment (edition_id);
create index assignment_assessor on assignment (assessor_id);

create table score_sheet (
  id uuid primary key,
  assignment_id uuid not null unique references assignment,
  edition_id uuid not null references edition,
  body_id uuid not null references body,
  entry_id uuid not null references entry,
  assessor_id uuid not null references assessor,
  -- By indicator number: {"mark": …, "comment": "…"}.
  marks jsonb not null default '{}',
  overall_comment text not null default '',
  -- Exact, as a fraction: "171/2".
  total text,
  submitted_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((submitted_at is null) = (total is null))
);
create index score_sheet_entry on score_sheet (entry_id);
create index score_sheet_edition on score_sheet (edition_id);
create index score_sheet_assessor on score_sheet (assessor_id);
create table score_sheet_reopening (
  id uuid primary key,
  sheet_id uuid not null references score_sheet,
  reason text not null,
  reopened_at timestamptz not null,
  reopened_by uuid references person,
  former_total text not null
);

create table decision (
  id uuid primary key,
  edition_id uuid not null references edition,
  body_id uuid not null references body,
  rule jsonb not null,
  places integer,
  reasons text not null,
  decided_at timestamptz not null,
  decided_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create unique index decision_once on decision (edition_id) where withdrawn_at is null;
create table decision_line (
  decision_id uuid not null references decision,
  entry_id uuid not null references entry,
  rank integer,
  total text,
  outcome text not null check (outcome in ('named', 'reserve', 'not-named', 'excluded')),
  explanation jsonb not null,
  -- When an upheld objection changed the outcome after the notice.
  changed_by_ruling uuid,
  primary key (decision_id, entry_id)
);

create table notice (
  id uuid primary key,
  edition_id uuid not null references edition,
  body_id uuid not null references body,
  decision_id uuid not null references decision,
  working_days smallint not null check (working_days between 1 and 60),
  published_at timestamptz not null,
  published_by uuid references person,
  closes_at timestamptz not null,
  text_zh text not null default '',
  text_en text not null default ''
);
create unique index notice_once on notice (decision_id);
create table objection (
  id uuid primary key,
  notice_id uuid not null references notice,
  body_id uuid not null references body,
  entry_id uuid references entry,
  number text not null unique,
  token_hash text not null unique,
  form text not null check (form in ('signed', 'sealed', 'anonymous')),
  person_name text not null default '',
  unit_name text not null default '',
  contact text not null default '',
  grounds text not null,
  file_name text,
  file_sha256 text references stored_file,
  lodged_at timestamptz not null,
  check (form <> 'signed' or person_name <> ''),
  check (form <> 'sealed' or (unit_name <> '' and file_sha256 is not null))
);
create index objection_notice on objection (notice_id);
create table ruling (
  objection_id uuid primary key references objection,
  outcome text not null check (outcome in ('rejected', 'upheld-no-change', 'upheld-struck')),
  answer text not null,
  ruled_at timestamptz not null,
  ruled_by uuid references person
);
alter table decision_line add foreign key (changed_by_ruling) references ruling;

create table honour (
  id uuid primary key,
  number text unique,
  programme_id uuid not null references programme,
  body_id uuid not null references body,
  edition_id uuid references edition,
  edition text not null default '',
  period_from date,
  period_to date,
  unit_id uuid not null references unit,
  unit_name_zh text not null,
  unit_name_en text not null,
  sector text not null default '',
  district text not null default '',
  batch text not null default '',
  conferred_on date,
  valid_from date,
  valid_to date,
  citation text not null default '',
  origin text not null check (origin in ('conferred', 'recorded')),
  written_at timestamptz not null,
  written_by uuid references person,
  check (period_from <= period_to),
  check (valid_from <= valid_to)
);
create unique index honour_once on honour (programme_id, edition, unit_id, batch, citation);
create index honour_unit on honour (unit_id);
create index honour_programme on honour (programme_id, edition);
create index honour_sector on honour (programme_id, sector);
-- A status holds from its date on until the next; history is never rewritten.
create table honour_status (
  id uuid primary key,
  honour_id uuid not null references honour,
  status text not null check (status in ('valid', 'renewed', 'warned', 'rectifying', 'suspended', 'revoked', 'lapsed',
    'ended-by-reform', 'restored', 're-recognised')),
  effective_on date,
  ground text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid references person
);
create index honour_status_honour on honour_status (honour_id, recorded_at);
create trigger honour_status_append_only before update or delete on honour_status for each row execute function refuse_change();
revoke update, delete, truncate on honour_status from exemplar_app;

create table credential (
  id uuid primary key,
  honour_id uuid not null unique references honour,
  code text not null unique,
  issued_at timestamptz not null,
  sha256 text not null
);

-- What the office found out about an entry beside the score sheets: facts that the pack's gates ask for, and incidents
-- that its vetoes speak of. The last record of a fact counts; an incident is withdrawn, never erased.
create table entry_fact (
  entry_id uuid not null references entry,
  fact text not null,
  value jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid references person,
  primary key (entry_id, fact)
);
create table entry_incident (
  id uuid primary key,
  entry_id uuid not null references entry,
  veto text not null,
  happened_on date not null,
  ground text not null,
  confirmed boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index entry_incident_entry on entry_incident (entry_id);
