-- What an assessor is known for, beside the sectors: what affinity is worked out from.
alter table assessor
  add column topics text[] not null default '{}',
  add column districts text[] not null default '{}',
  add column languages text[] not null default '{}',
  -- How many entries of one edition the assessor takes at most; empty: as many as the office gives.
  add column most_entries integer check (most_entries between 0 and 1000);

-- Whom an assessor works for and worked for. A name alone bars from the unit of that name; an id also survives renaming.
create table assessor_employer (
  id uuid primary key,
  assessor_id uuid not null references assessor,
  position smallint not null,
  name text not null check (length(name) between 1 and 200),
  unit_id uuid references unit,
  body_id uuid references body,
  began_on date,
  -- Empty: the present employer.
  ended_on date,
  check (began_on <= ended_on),
  check (unit_id is null or body_id is null),
  unique (assessor_id, position)
);

-- To whom a unit belongs, as an office knows it: from this follow superiors, groups of companies and sister institutions.
create table unit_affiliation (
  unit_id uuid primary key references unit,
  superior_unit_id uuid references unit,
  superior_body_id uuid references body,
  group_name text not null default '',
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1,
  check (superior_unit_id is null or superior_body_id is null),
  check (superior_unit_id <> unit_id)
);

-- What the office knows of an entry for the assignment: what it is about, and which bodies recommended it.
create table entry_trait (
  entry_id uuid primary key references entry,
  topics text[] not null default '{}',
  languages text[] not null default '{}',
  recommended_by uuid[] not null default '{}',
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1
);

alter table conflict add column kind text not null default 'interest' check (kind in ('interest', 'family'));

-- For how long a tie that is over still bars, by body.
create table conflict_rules (
  body_id uuid primary key references body,
  former_employer_years smallint not null check (former_employer_years between 0 and 50),
  earlier_sheet_years smallint not null check (earlier_sheet_years between 0 and 50),
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1
);

-- A detected tie is lifted only by two people: one asks with a reason, another decides.
create table conflict_lifting (
  id uuid primary key,
  body_id uuid not null references body,
  assessor_id uuid not null references assessor,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('employer', 'superior', 'group', 'recommendation', 'earlier-sheet', 'sister')),
  through text not null,
  through_name text not null,
  reason text not null,
  requested_at timestamptz not null,
  requested_by uuid not null references person,
  decided_at timestamptz,
  decided_by uuid references person,
  outcome text check (outcome in ('lifted', 'kept', 'withdrawn')),
  decision_reason text,
  check ((decided_at is null) = (outcome is null) and (decided_at is null) = (decided_by is null)),
  check (outcome <> 'lifted' or decided_by <> requested_by)
);
create unique index conflict_lifting_once on conflict_lifting (assessor_id, unit_id, kind, through)
  where outcome is null or outcome = 'lifted';
create index conflict_lifting_body on conflict_lifting (body_id, requested_at desc);

-- How an edition's entries are assigned: the weights of affinity, and whether assessors may say what they wish.
create table assignment_plan (
  edition_id uuid primary key references edition,
  body_id uuid not null references body,
  weights jsonb not null,
  bids_opened_at timestamptz,
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1
);
create table bid (
  entry_id uuid not null references entry,
  assessor_id uuid not null references assessor,
  wish text not null check (wish in ('eager', 'willing', 'reluctant')),
  given_at timestamptz not null,
  primary key (entry_id, assessor_id)
);
create index bid_assessor on bid (assessor_id);

-- One computation of who assesses what, from the wish to its end, to its application and its undoing.
create table assignment_run (
  id uuid primary key,
  body_id uuid not null references body,
  edition_id uuid not null references edition,
  stage text not null,
  settings jsonb not null,
  state text not null check (state in ('waiting', 'running', 'solved', 'infeasible', 'refused', 'cancelled', 'failed')),
  asked_at timestamptz not null,
  asked_by uuid references person,
  began_at timestamptz,
  -- The last sign of life while it runs; one that stays silent was broken off.
  pulse_at timestamptz,
  steps bigint not null default 0,
  ended_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid references person,
  -- What it was computed from: the digest of the problem, and what must still be so when it is applied.
  digest text,
  basis jsonb,
  result jsonb,
  applied_at timestamptz,
  applied_by uuid references person,
  undone_at timestamptz,
  undone_by uuid references person,
  check (undone_at is null or applied_at is not null),
  check (applied_at is null or state = 'solved')
);
create index assignment_run_edition on assignment_run (edition_id, asked_at desc);
create unique index assignment_run_under_way on assignment_run (edition_id, stage) where state in ('waiting', 'running');
-- Who is to assess what by a run, and why; 'removed' names what the run takes away.
create table assignment_run_pair (
  run_id uuid not null references assignment_run,
  entry_id uuid not null references entry,
  assessor_id uuid not null references assessor,
  change text not null check (change in ('added', 'kept', 'removed')),
  score integer not null,
  reasons jsonb not null,
  primary key (run_id, entry_id, assessor_id)
);
alter table assignment
  add column run_id uuid references assignment_run,
  -- The run whose application, or whose undoing, ended it.
  add column ended_by_run_id uuid references assignment_run;
create index assignment_of_run on assignment (run_id) where run_id is not null;
