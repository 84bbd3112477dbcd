-- Written by `npm run check` from the migrations; do not edit.

create table account (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id) ON DELETE CASCADE
);

create table api_key (
  id uuid not null,
  config_id text default 'default'::text not null,
  name text,
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamp with time zone,
  enabled boolean default true,
  rate_limit_enabled boolean default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer default 0,
  remaining integer,
  last_request timestamp with time zone,
  expires_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  permissions text,
  metadata text,
  constraint api_key_pkey PRIMARY KEY (id)
);

create table assessor (
  id uuid not null,
  body_id uuid not null,
  person_id uuid,
  name text not null,
  employer text default ''::text not null,
  employer_unit_id uuid,
  sectors text[] default '{}'::text[] not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  version integer default 1 not null,
  topics text[] default '{}'::text[] not null,
  districts text[] default '{}'::text[] not null,
  languages text[] default '{}'::text[] not null,
  most_entries integer,
  constraint assessor_body_id_person_id_key UNIQUE (body_id, person_id),
  constraint assessor_pkey PRIMARY KEY (id),
  constraint assessor_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint assessor_employer_unit_id_fkey FOREIGN KEY (employer_unit_id) REFERENCES unit(id),
  constraint assessor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint assessor_most_entries_check CHECK (((most_entries >= 0) AND (most_entries <= 1000)))
);

create table assessor_employer (
  id uuid not null,
  assessor_id uuid not null,
  position smallint not null,
  name text not null,
  unit_id uuid,
  body_id uuid,
  began_on date,
  ended_on date,
  constraint assessor_employer_assessor_id_position_key UNIQUE (assessor_id, "position"),
  constraint assessor_employer_pkey PRIMARY KEY (id),
  constraint assessor_employer_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint assessor_employer_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint assessor_employer_unit_id_fkey1 FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint assessor_employer_check CHECK ((began_on <= ended_on)),
  constraint assessor_employer_check1 CHECK (((unit_id IS NULL) OR (body_id IS NULL))),
  constraint assessor_employer_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

create table assignment (
  id uuid not null,
  edition_id uuid not null,
  body_id uuid not null,
  entry_id uuid not null,
  assessor_id uuid not null,
  assigned_at timestamp with time zone not null,
  assigned_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_reason text,
  stage text not null,
  run_id uuid,
  ended_by_run_id uuid,
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint assignment_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES person(id),
  constraint assignment_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint assignment_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint assignment_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint assignment_ended_by_run_id_fkey FOREIGN KEY (ended_by_run_id) REFERENCES assignment_run(id),
  constraint assignment_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint assignment_run_id_fkey FOREIGN KEY (run_id) REFERENCES assignment_run(id)
);

create table assignment_plan (
  edition_id uuid not null,
  body_id uuid not null,
  weights jsonb not null,
  bids_opened_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  constraint assignment_plan_pkey PRIMARY KEY (edition_id),
  constraint assignment_plan_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint assignment_plan_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint assignment_plan_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id)
);

create table assignment_run (
  id uuid not null,
  body_id uuid not null,
  edition_id uuid not null,
  stage text not null,
  settings jsonb not null,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  began_at timestamp with time zone,
  pulse_at timestamp with time zone,
  steps bigint default 0 not null,
  ended_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  digest text,
  basis jsonb,
  result jsonb,
  applied_at timestamp with time zone,
  applied_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint assignment_run_pkey PRIMARY KEY (id),
  constraint assignment_run_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES person(id),
  constraint assignment_run_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint assignment_run_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint assignment_run_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES person(id),
  constraint assignment_run_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint assignment_run_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES person(id),
  constraint assignment_run_check CHECK (((undone_at IS NULL) OR (applied_at IS NOT NULL))),
  constraint assignment_run_check1 CHECK (((applied_at IS NULL) OR (state = 'solved'::text))),
  constraint assignment_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'solved'::text, 'infeasible'::text, 'refused'::text, 'cancelled'::text, 'failed'::text])))
);

create table assignment_run_pair (
  run_id uuid not null,
  entry_id uuid not null,
  assessor_id uuid not null,
  change text not null,
  score integer not null,
  reasons jsonb not null,
  constraint assignment_run_pair_pkey PRIMARY KEY (run_id, entry_id, assessor_id),
  constraint assignment_run_pair_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint assignment_run_pair_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint assignment_run_pair_run_id_fkey FOREIGN KEY (run_id) REFERENCES assignment_run(id),
  constraint assignment_run_pair_change_check CHECK ((change = ANY (ARRAY['added'::text, 'kept'::text, 'removed'::text])))
);

create table bid (
  entry_id uuid not null,
  assessor_id uuid not null,
  wish text not null,
  given_at timestamp with time zone not null,
  constraint bid_pkey PRIMARY KEY (entry_id, assessor_id),
  constraint bid_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint bid_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint bid_wish_check CHECK ((wish = ANY (ARRAY['eager'::text, 'willing'::text, 'reluctant'::text])))
);

create table body (
  id uuid not null,
  name_zh text not null,
  name_en text not null,
  level text not null,
  line text not null,
  unit_id uuid,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint body_pkey PRIMARY KEY (id),
  constraint body_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint body_level_check CHECK ((level = ANY (ARRAY['national'::text, 'municipal'::text, 'district'::text, 'system'::text, 'professional'::text]))),
  constraint body_line_check CHECK ((line = ANY (ARRAY['territorial'::text, 'industry'::text, 'none'::text])))
);

create table calibration_choice (
  id uuid not null,
  edition_id uuid not null,
  body_id uuid not null,
  fit text not null,
  reason text not null,
  chosen_at timestamp with time zone not null,
  chosen_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint calibration_choice_pkey PRIMARY KEY (id),
  constraint calibration_choice_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint calibration_choice_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES person(id),
  constraint calibration_choice_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint calibration_choice_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
  constraint calibration_choice_check CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  constraint calibration_choice_fit_check CHECK ((fit = ANY (ARRAY['standard'::text, 'robust'::text])))
);

create table conflict (
  id uuid not null,
  body_id uuid not null,
  assessor_id uuid not null,
  unit_id uuid not null,
  source text not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  kind text default 'interest'::text not null,
  constraint conflict_assessor_id_unit_id_source_key UNIQUE (assessor_id, unit_id, source),
  constraint conflict_pkey PRIMARY KEY (id),
  constraint conflict_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint conflict_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint conflict_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint conflict_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint conflict_kind_check CHECK ((kind = ANY (ARRAY['interest'::text, 'family'::text]))),
  constraint conflict_source_check CHECK ((source = ANY (ARRAY['declared'::text, 'employer'::text, 'recorded'::text])))
);

create table conflict_lifting (
  id uuid not null,
  body_id uuid not null,
  assessor_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  through text not null,
  through_name text not null,
  reason text not null,
  requested_at timestamp with time zone not null,
  requested_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  outcome text,
  decision_reason text,
  constraint conflict_lifting_pkey PRIMARY KEY (id),
  constraint conflict_lifting_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint conflict_lifting_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint conflict_lifting_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint conflict_lifting_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES person(id),
  constraint conflict_lifting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint conflict_lifting_check CHECK ((((decided_at IS NULL) = (outcome IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint conflict_lifting_check1 CHECK (((outcome <> 'lifted'::text) OR (decided_by <> requested_by))),
  constraint conflict_lifting_kind_check CHECK ((kind = ANY (ARRAY['employer'::text, 'superior'::text, 'group'::text, 'recommendation'::text, 'earlier-sheet'::text, 'sister'::text]))),
  constraint conflict_lifting_outcome_check CHECK ((outcome = ANY (ARRAY['lifted'::text, 'kept'::text, 'withdrawn'::text])))
);

create table conflict_rules (
  body_id uuid not null,
  former_employer_years smallint not null,
  earlier_sheet_years smallint not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  constraint conflict_rules_pkey PRIMARY KEY (body_id),
  constraint conflict_rules_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint conflict_rules_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id),
  constraint conflict_rules_earlier_sheet_years_check CHECK (((earlier_sheet_years >= 0) AND (earlier_sheet_years <= 50))),
  constraint conflict_rules_former_employer_years_check CHECK (((former_employer_years >= 0) AND (former_employer_years <= 50)))
);

create table credential (
  id uuid not null,
  honour_id uuid not null,
  code text not null,
  issued_at timestamp with time zone not null,
  sha256 text not null,
  constraint credential_code_key UNIQUE (code),
  constraint credential_honour_id_key UNIQUE (honour_id),
  constraint credential_pkey PRIMARY KEY (id),
  constraint credential_honour_id_fkey FOREIGN KEY (honour_id) REFERENCES honour(id)
);

create table decision (
  id uuid not null,
  edition_id uuid not null,
  body_id uuid not null,
  rule jsonb not null,
  places integer,
  reasons text not null,
  decided_at timestamp with time zone not null,
  decided_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  cut text,
  tied_at_cut jsonb default '[]'::jsonb not null,
  seed bigint,
  expiring integer,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint decision_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id)
);

create table decision_line (
  decision_id uuid not null,
  entry_id uuid not null,
  rank integer,
  total text,
  outcome text not null,
  explanation jsonb not null,
  changed_by_ruling uuid,
  constraint decision_line_pkey PRIMARY KEY (decision_id, entry_id),
  constraint decision_line_changed_by_ruling_fkey FOREIGN KEY (changed_by_ruling) REFERENCES ruling(objection_id),
  constraint decision_line_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint decision_line_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint decision_line_outcome_check CHECK ((outcome = ANY (ARRAY['named'::text, 'reserve'::text, 'not-named'::text, 'excluded'::text])))
);

create table decision_setting (
  edition_id uuid not null,
  seed bigint,
  expiring integer,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint decision_setting_pkey PRIMARY KEY (edition_id),
  constraint decision_setting_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint decision_setting_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id),
  constraint decision_setting_expiring_check CHECK ((expiring >= 0)),
  constraint decision_setting_seed_check CHECK ((seed >= 0))
);

create table department (
  id uuid not null,
  unit_id uuid not null,
  name_zh text not null,
  name_en text not null,
  constraint department_unit_id_name_zh_key UNIQUE (unit_id, name_zh),
  constraint department_pkey PRIMARY KEY (id),
  constraint department_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table drive (
  id uuid not null,
  unit_id uuid not null,
  pack_id uuid not null,
  name text not null,
  credo text default ''::text not null,
  period_from date not null,
  period_to date not null,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  constraint drive_pkey PRIMARY KEY (id),
  constraint drive_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint drive_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES pack(id),
  constraint drive_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint drive_check CHECK ((period_from <= period_to))
);

create table drive_evidence (
  drive_id uuid not null,
  indicator text not null,
  evidence_id uuid not null,
  constraint drive_evidence_pkey PRIMARY KEY (drive_id, indicator, evidence_id),
  constraint drive_evidence_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint drive_evidence_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id)
);

create table drive_indicator (
  drive_id uuid not null,
  indicator text not null,
  readiness text not null,
  department_id uuid,
  draft_text text default ''::text not null,
  value jsonb,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  constraint drive_indicator_pkey PRIMARY KEY (drive_id, indicator),
  constraint drive_indicator_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint drive_indicator_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint drive_indicator_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id),
  constraint drive_indicator_readiness_check CHECK ((readiness = ANY (ARRAY['not-begun'::text, 'begun'::text, 'half'::text, 'ready'::text])))
);

create table edition (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  number integer not null,
  period_from date not null,
  period_to date not null,
  pack_id uuid not null,
  places integer,
  created_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  conferred_at timestamp with time zone,
  version integer default 1 not null,
  constraint edition_programme_id_number_key UNIQUE (programme_id, number),
  constraint edition_pkey PRIMARY KEY (id),
  constraint edition_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint edition_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES pack(id),
  constraint edition_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id),
  constraint edition_check CHECK ((period_from <= period_to)),
  constraint edition_number_check CHECK ((number > 0)),
  constraint edition_places_check CHECK ((places > 0))
);

create table edition_pack (
  id uuid not null,
  edition_id uuid not null,
  number smallint not null,
  body_id uuid not null,
  pack_id uuid not null,
  kind text not null,
  reason_zh text default ''::text not null,
  reason_en text default ''::text not null,
  taken_at timestamp with time zone not null,
  taken_by uuid,
  constraint edition_pack_edition_id_number_key UNIQUE (edition_id, number),
  constraint edition_pack_pkey PRIMARY KEY (id),
  constraint edition_pack_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint edition_pack_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint edition_pack_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES pack(id),
  constraint edition_pack_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES person(id),
  constraint edition_pack_check CHECK (((kind = 'drafted'::text) = (number = 1))),
  constraint edition_pack_check1 CHECK (((kind = 'corrected'::text) = ((reason_zh <> ''::text) AND (reason_en <> ''::text)))),
  constraint edition_pack_kind_check CHECK ((kind = ANY (ARRAY['drafted'::text, 'rebased'::text, 'corrected'::text])))
);

create table edition_pack_reading (
  edition_pack_id uuid not null,
  entry_id uuid not null,
  read_at timestamp with time zone not null,
  read_by uuid,
  constraint edition_pack_reading_pkey PRIMARY KEY (edition_pack_id, entry_id),
  constraint edition_pack_reading_edition_pack_id_fkey FOREIGN KEY (edition_pack_id) REFERENCES edition_pack(id),
  constraint edition_pack_reading_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint edition_pack_reading_read_by_fkey FOREIGN KEY (read_by) REFERENCES person(id)
);

create table edition_stage (
  edition_id uuid not null,
  kind text not null,
  position smallint not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  constraint edition_stage_pkey PRIMARY KEY (edition_id, kind),
  constraint edition_stage_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id) ON DELETE CASCADE,
  constraint edition_stage_check CHECK ((opens_at < closes_at)),
  constraint edition_stage_kind_check CHECK ((kind = ANY (ARRAY['entry'::text, 'assessment'::text, 'decision'::text, 'notice'::text, 'conferral'::text])))
);

create table employee (
  id uuid not null,
  unit_id uuid not null,
  department_id uuid,
  person_id uuid,
  name text not null,
  staff_number text default ''::text not null,
  is_leader boolean default false not null,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint employee_pkey PRIMARY KEY (id),
  constraint employee_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint employee_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint employee_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table entry (
  id uuid not null,
  edition_id uuid not null,
  body_id uuid not null,
  unit_id uuid not null,
  number text,
  created_at timestamp with time zone not null,
  created_by uuid,
  submitted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  version integer default 1 not null,
  constraint entry_edition_id_number_key UNIQUE (edition_id, number),
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint entry_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint entry_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table entry_anchor (
  entry_id uuid not null,
  edition_id uuid not null,
  marked_at timestamp with time zone not null,
  marked_by uuid,
  constraint entry_anchor_pkey PRIMARY KEY (entry_id),
  constraint entry_anchor_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint entry_anchor_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_anchor_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id)
);

create table entry_answer (
  entry_id uuid not null,
  indicator text not null,
  text text default ''::text not null,
  value jsonb,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  constraint entry_answer_pkey PRIMARY KEY (entry_id, indicator),
  constraint entry_answer_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_answer_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id)
);

create table entry_counter (
  edition_id uuid not null,
  last_number integer not null,
  constraint entry_counter_pkey PRIMARY KEY (edition_id),
  constraint entry_counter_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id)
);

create table entry_evidence (
  entry_id uuid not null,
  indicator text not null,
  evidence_id uuid not null,
  constraint entry_evidence_pkey PRIMARY KEY (entry_id, indicator, evidence_id),
  constraint entry_evidence_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_evidence_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id)
);

create table entry_fact (
  entry_id uuid not null,
  fact text not null,
  value jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint entry_fact_pkey PRIMARY KEY (entry_id, fact),
  constraint entry_fact_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_fact_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id)
);

create table entry_finding (
  id uuid not null,
  entry_id uuid not null,
  kind text not null,
  value jsonb not null,
  ground text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  constraint entry_finding_pkey PRIMARY KEY (id),
  constraint entry_finding_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_finding_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint entry_finding_check CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
);

create table entry_incident (
  id uuid not null,
  entry_id uuid not null,
  veto text,
  happened_on date not null,
  ground text not null,
  confirmed boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  deduction text,
  reported_on date,
  constraint entry_incident_pkey PRIMARY KEY (id),
  constraint entry_incident_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_incident_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint entry_incident_check CHECK ((num_nonnulls(veto, deduction) = 1))
);

create table entry_receipt (
  entry_id uuid not null,
  number text not null,
  submitted_at timestamp with time zone not null,
  submitted_by uuid,
  content text not null,
  sha256 text not null,
  constraint entry_receipt_number_key UNIQUE (number),
  constraint entry_receipt_pkey PRIMARY KEY (entry_id),
  constraint entry_receipt_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_receipt_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id)
);

create table entry_trait (
  entry_id uuid not null,
  topics text[] default '{}'::text[] not null,
  languages text[] default '{}'::text[] not null,
  recommended_by uuid[] default '{}'::uuid[] not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  constraint entry_trait_pkey PRIMARY KEY (entry_id),
  constraint entry_trait_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_trait_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id)
);

create table event (
  id bigint generated always as identity not null,
  xid xid8 default trail_position() not null,
  at timestamp with time zone not null,
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
  digest text not null,
  constraint event_pkey PRIMARY KEY (id)
);

create table event_seal (
  number bigint not null,
  from_xid xid8 not null,
  to_xid xid8 not null,
  events integer not null,
  digest text not null,
  chain text not null,
  sealed_at timestamp with time zone not null,
  constraint event_seal_pkey PRIMARY KEY (number)
);

create table evidence (
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  kind text not null,
  url text,
  file_name text,
  sha256 text,
  covers_from date,
  covers_to date,
  added_at timestamp with time zone not null,
  added_by uuid,
  removed_at timestamp with time zone,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint evidence_sha256_fkey FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  constraint evidence_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint evidence_check CHECK (((kind = 'file'::text) = ((sha256 IS NOT NULL) AND (file_name IS NOT NULL)))),
  constraint evidence_check1 CHECK (((kind = 'link'::text) = (url IS NOT NULL))),
  constraint evidence_check2 CHECK ((covers_from <= covers_to)),
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text])))
);

create table finding (
  id uuid not null,
  inspection_id uuid not null,
  unit_id uuid not null,
  drive_id uuid not null,
  indicator text not null,
  gravity text not null,
  description text not null,
  raised_at timestamp with time zone not null,
  raised_by uuid,
  version integer default 1 not null,
  constraint finding_pkey PRIMARY KEY (id),
  constraint finding_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint finding_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id),
  constraint finding_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES person(id),
  constraint finding_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint finding_gravity_check CHECK ((gravity = ANY (ARRAY['minor'::text, 'major'::text])))
);

create table goal (
  id uuid not null,
  drive_id uuid not null,
  unit_id uuid not null,
  title text not null,
  position integer not null,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint goal_pkey PRIMARY KEY (id),
  constraint goal_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint goal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table honour (
  id uuid not null,
  number text,
  programme_id uuid not null,
  body_id uuid not null,
  edition_id uuid,
  edition text default ''::text not null,
  period_from date,
  period_to date,
  unit_id uuid not null,
  unit_name_zh text not null,
  unit_name_en text not null,
  sector text default ''::text not null,
  district text default ''::text not null,
  batch text default ''::text not null,
  conferred_on date,
  valid_from date,
  valid_to date,
  citation text default ''::text not null,
  origin text not null,
  written_at timestamp with time zone not null,
  written_by uuid,
  constraint honour_number_key UNIQUE (number),
  constraint honour_pkey PRIMARY KEY (id),
  constraint honour_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint honour_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint honour_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id),
  constraint honour_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint honour_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
  constraint honour_check CHECK ((period_from <= period_to)),
  constraint honour_check1 CHECK ((valid_from <= valid_to)),
  constraint honour_origin_check CHECK ((origin = ANY (ARRAY['conferred'::text, 'recorded'::text])))
);

create table honour_status (
  id uuid not null,
  honour_id uuid not null,
  status text not null,
  effective_on date,
  ground text default ''::text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint honour_status_pkey PRIMARY KEY (id),
  constraint honour_status_honour_id_fkey FOREIGN KEY (honour_id) REFERENCES honour(id),
  constraint honour_status_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint honour_status_status_check CHECK ((status = ANY (ARRAY['valid'::text, 'renewed'::text, 'warned'::text, 'rectifying'::text, 'suspended'::text, 'revoked'::text, 'lapsed'::text, 'ended-by-reform'::text, 'restored'::text, 're-recognised'::text])))
);

create table idempotency_key (
  caller text not null,
  key text not null,
  operation text not null,
  request_digest text not null,
  status integer not null,
  reply jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (caller, key)
);

create table inspection (
  id uuid not null,
  unit_id uuid not null,
  drive_id uuid not null,
  title text not null,
  held_on date not null,
  inspector text not null,
  checklist jsonb default '[]'::jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  version integer default 1 not null,
  constraint inspection_pkey PRIMARY KEY (id),
  constraint inspection_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint inspection_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint inspection_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table invitation (
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  body_id uuid,
  unit_id uuid,
  department_id uuid,
  employee_id uuid,
  assessor_id uuid,
  token_hash text not null,
  invited_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint invitation_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint invitation_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint invitation_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id),
  constraint invitation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['office'::text, 'assessor'::text, 'coordinator'::text, 'department'::text, 'employee'::text])))
);

create table ledger_account (
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  employee_id uuid,
  constraint ledger_account_pkey PRIMARY KEY (id),
  constraint ledger_account_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  constraint ledger_account_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint ledger_account_check CHECK (((kind = 'employee'::text) = (employee_id IS NOT NULL))),
  constraint ledger_account_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'budget'::text, 'employee'::text, 'expired'::text])))
);

create table ledger_line (
  posting_id uuid not null,
  account_id uuid not null,
  amount bigint not null,
  constraint ledger_line_pkey PRIMARY KEY (posting_id, account_id),
  constraint ledger_line_account_id_fkey FOREIGN KEY (account_id) REFERENCES ledger_account(id),
  constraint ledger_line_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES ledger_posting(id),
  constraint ledger_line_amount_check CHECK ((amount <> 0))
);

create table ledger_posting (
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  posted_at timestamp with time zone not null,
  posted_by uuid,
  memo text default ''::text not null,
  reverses uuid,
  constraint ledger_posting_reverses_key UNIQUE (reverses),
  constraint ledger_posting_pkey PRIMARY KEY (id),
  constraint ledger_posting_posted_by_fkey FOREIGN KEY (posted_by) REFERENCES person(id),
  constraint ledger_posting_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_posting(id),
  constraint ledger_posting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint ledger_posting_kind_check CHECK ((kind = ANY (ARRAY['budget'::text, 'award'::text, 'reversal'::text, 'expiry'::text])))
);

create table measure (
  id uuid not null,
  goal_id uuid not null,
  drive_id uuid not null,
  unit_id uuid not null,
  indicator text not null,
  title text not null,
  position integer not null,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint measure_pkey PRIMARY KEY (id),
  constraint measure_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint measure_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES goal(id),
  constraint measure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table notice (
  id uuid not null,
  edition_id uuid not null,
  body_id uuid not null,
  decision_id uuid not null,
  working_days smallint not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  closes_at timestamp with time zone not null,
  text_zh text default ''::text not null,
  text_en text default ''::text not null,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint notice_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint notice_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint notice_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint notice_working_days_check CHECK (((working_days >= 1) AND (working_days <= 60)))
);

create table objection (
  id uuid not null,
  notice_id uuid not null,
  body_id uuid not null,
  entry_id uuid,
  number text not null,
  token_hash text not null,
  form text not null,
  person_name text default ''::text not null,
  unit_name text default ''::text not null,
  contact text default ''::text not null,
  grounds text not null,
  file_name text,
  file_sha256 text,
  lodged_at timestamp with time zone not null,
  constraint objection_number_key UNIQUE (number),
  constraint objection_token_hash_key UNIQUE (token_hash),
  constraint objection_pkey PRIMARY KEY (id),
  constraint objection_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint objection_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint objection_file_sha256_fkey FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256),
  constraint objection_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint objection_check CHECK (((form <> 'signed'::text) OR (person_name <> ''::text))),
  constraint objection_check1 CHECK (((form <> 'sealed'::text) OR ((unit_name <> ''::text) AND (file_sha256 IS NOT NULL)))),
  constraint objection_form_check CHECK ((form = ANY (ARRAY['signed'::text, 'sealed'::text, 'anonymous'::text])))
);

create table outbox_mail (
  id uuid not null,
  body_id uuid,
  to_address text not null,
  to_name text not null,
  subject text not null,
  text_body text not null,
  kind text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  attempts integer default 0 not null,
  constraint outbox_mail_pkey PRIMARY KEY (id)
);

create table pack (
  id uuid not null,
  body_id uuid not null,
  key text not null,
  pack_version text not null,
  title_zh text not null,
  title_en text not null,
  source text not null,
  content jsonb not null,
  indicators integer not null,
  sha256 text not null,
  imported_at timestamp with time zone not null,
  imported_by uuid,
  constraint pack_body_id_key_pack_version_key UNIQUE (body_id, key, pack_version),
  constraint pack_pkey PRIMARY KEY (id),
  constraint pack_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint pack_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES person(id)
);

create table pack_draft (
  id uuid not null,
  body_id uuid not null,
  key text not null,
  pack_version text not null,
  title_zh text not null,
  title_en text not null,
  indicators integer not null,
  content json not null,
  based_on uuid,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  published_at timestamp with time zone,
  published_by uuid,
  pack_id uuid,
  discarded_at timestamp with time zone,
  discarded_by uuid,
  constraint pack_draft_pack_id_key UNIQUE (pack_id),
  constraint pack_draft_pkey PRIMARY KEY (id),
  constraint pack_draft_based_on_fkey FOREIGN KEY (based_on) REFERENCES pack(id),
  constraint pack_draft_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint pack_draft_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint pack_draft_discarded_by_fkey FOREIGN KEY (discarded_by) REFERENCES person(id),
  constraint pack_draft_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES pack(id),
  constraint pack_draft_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint pack_draft_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id),
  constraint pack_draft_check CHECK (((published_at IS NULL) = (pack_id IS NULL))),
  constraint pack_draft_check1 CHECK (((published_at IS NULL) OR (discarded_at IS NULL)))
);

create table person (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint person_email_key UNIQUE (email),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_check CHECK ((email = lower(email))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

create table points_reversal (
  id uuid not null,
  unit_id uuid not null,
  slip_id uuid not null,
  reason text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  signed_at timestamp with time zone,
  signed_by uuid,
  refused_at timestamp with time zone,
  refused_by uuid,
  refused_reason text,
  posting_id uuid,
  constraint points_reversal_posting_id_key UNIQUE (posting_id),
  constraint points_reversal_pkey PRIMARY KEY (id),
  constraint points_reversal_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES ledger_posting(id),
  constraint points_reversal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint points_reversal_refused_by_fkey FOREIGN KEY (refused_by) REFERENCES person(id),
  constraint points_reversal_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
  constraint points_reversal_slip_id_fkey FOREIGN KEY (slip_id) REFERENCES points_slip(id),
  constraint points_reversal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint points_reversal_check CHECK (((signed_by IS NULL) OR (signed_by <> proposed_by))),
  constraint points_reversal_check1 CHECK (((signed_at IS NULL) = (posting_id IS NULL))),
  constraint points_reversal_check2 CHECK (((signed_at IS NULL) OR (refused_at IS NULL)))
);

create table points_rule (
  id uuid not null,
  unit_id uuid not null,
  name_zh text not null,
  name_en text not null,
  points integer not null,
  yearly_limit integer,
  indicator text,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint points_rule_pkey PRIMARY KEY (id),
  constraint points_rule_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint points_rule_points_check CHECK ((points > 0)),
  constraint points_rule_yearly_limit_check CHECK ((yearly_limit > 0))
);

create table points_slip (
  id uuid not null,
  unit_id uuid not null,
  employee_id uuid not null,
  rule_id uuid not null,
  points integer not null,
  reason text not null,
  evidence_id uuid,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  signed_at timestamp with time zone,
  signed_by uuid,
  refused_at timestamp with time zone,
  refused_by uuid,
  refused_reason text,
  posting_id uuid,
  constraint points_slip_posting_id_key UNIQUE (posting_id),
  constraint points_slip_pkey PRIMARY KEY (id),
  constraint points_slip_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  constraint points_slip_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint points_slip_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES ledger_posting(id),
  constraint points_slip_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint points_slip_refused_by_fkey FOREIGN KEY (refused_by) REFERENCES person(id),
  constraint points_slip_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES points_rule(id),
  constraint points_slip_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
  constraint points_slip_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint points_slip_check CHECK (((signed_by IS NULL) OR (signed_by <> proposed_by))),
  constraint points_slip_check1 CHECK (((signed_at IS NULL) = (posting_id IS NULL))),
  constraint points_slip_check2 CHECK (((signed_at IS NULL) OR (refused_at IS NULL))),
  constraint points_slip_points_check CHECK ((points > 0))
);

create table programme (
  id uuid not null,
  body_id uuid not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  description_zh text default ''::text not null,
  description_en text default ''::text not null,
  complete_since date,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint programme_body_id_name_en_key UNIQUE (body_id, name_en),
  constraint programme_body_id_name_zh_key UNIQUE (body_id, name_zh),
  constraint programme_pkey PRIMARY KEY (id),
  constraint programme_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint programme_kind_check CHECK ((kind = ANY (ARRAY['title'::text, 'prize'::text, 'benchmark'::text, 'certification'::text, 'list'::text])))
);

create table rate_limit (
  id uuid not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint rate_limit_key_key UNIQUE (key),
  constraint rate_limit_pkey PRIMARY KEY (id)
);

create table rectification (
  finding_id uuid not null,
  unit_id uuid not null,
  owner_id uuid not null,
  due_on date not null,
  plan text not null,
  ordered_at timestamp with time zone not null,
  ordered_by uuid,
  reported_at timestamp with time zone,
  reported_by uuid,
  report text,
  evidence_id uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  closing_note text,
  version integer default 1 not null,
  constraint rectification_pkey PRIMARY KEY (finding_id),
  constraint rectification_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  constraint rectification_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint rectification_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES finding(id),
  constraint rectification_ordered_by_fkey FOREIGN KEY (ordered_by) REFERENCES person(id),
  constraint rectification_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES employee(id),
  constraint rectification_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES person(id),
  constraint rectification_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint rectification_check CHECK (((reported_at IS NULL) = (evidence_id IS NULL))),
  constraint rectification_check1 CHECK (((closed_at IS NULL) OR (reported_at IS NOT NULL)))
);

create table rectification_return (
  id uuid not null,
  finding_id uuid not null,
  reason text not null,
  returned_at timestamp with time zone not null,
  returned_by uuid,
  constraint rectification_return_pkey PRIMARY KEY (id),
  constraint rectification_return_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES rectification(finding_id),
  constraint rectification_return_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id)
);

create table registration (
  id uuid not null,
  email text not null,
  person_name text not null,
  password_hash text not null,
  unit jsonb not null,
  token_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  followed_at timestamp with time zone,
  constraint registration_token_hash_key UNIQUE (token_hash),
  constraint registration_pkey PRIMARY KEY (id)
);

create table ruling (
  objection_id uuid not null,
  outcome text not null,
  answer text not null,
  ruled_at timestamp with time zone not null,
  ruled_by uuid,
  constraint ruling_pkey PRIMARY KEY (objection_id),
  constraint ruling_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objection(id),
  constraint ruling_ruled_by_fkey FOREIGN KEY (ruled_by) REFERENCES person(id),
  constraint ruling_outcome_check CHECK ((outcome = ANY (ARRAY['rejected'::text, 'upheld-no-change'::text, 'upheld-struck'::text])))
);

create table score_sheet (
  id uuid not null,
  assignment_id uuid not null,
  edition_id uuid not null,
  body_id uuid not null,
  entry_id uuid not null,
  assessor_id uuid not null,
  marks jsonb default '{}'::jsonb not null,
  overall_comment text default ''::text not null,
  total text,
  submitted_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  stage text not null,
  constraint score_sheet_assignment_id_key UNIQUE (assignment_id),
  constraint score_sheet_pkey PRIMARY KEY (id),
  constraint score_sheet_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint score_sheet_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint score_sheet_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint score_sheet_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition(id),
  constraint score_sheet_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint score_sheet_check CHECK (((submitted_at IS NULL) = (total IS NULL)))
);

create table score_sheet_reopening (
  id uuid not null,
  sheet_id uuid not null,
  reason text not null,
  reopened_at timestamp with time zone not null,
  reopened_by uuid,
  former_total text not null,
  constraint score_sheet_reopening_pkey PRIMARY KEY (id),
  constraint score_sheet_reopening_reopened_by_fkey FOREIGN KEY (reopened_by) REFERENCES person(id),
  constraint score_sheet_reopening_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id)
);

create table session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint session_token_key UNIQUE (token),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id) ON DELETE CASCADE
);

create table standing (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  body_id uuid,
  unit_id uuid,
  department_id uuid,
  employee_id uuid,
  assessor_id uuid,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint standing_pkey PRIMARY KEY (id),
  constraint standing_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id),
  constraint standing_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint standing_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint standing_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  constraint standing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint standing_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint standing_check CHECK ((((role = 'office'::text) AND (body_id IS NOT NULL)) OR ((role = 'assessor'::text) AND (body_id IS NOT NULL) AND (assessor_id IS NOT NULL)) OR ((role = 'coordinator'::text) AND (unit_id IS NOT NULL)) OR ((role = 'department'::text) AND (unit_id IS NOT NULL) AND (department_id IS NOT NULL)) OR ((role = 'employee'::text) AND (unit_id IS NOT NULL) AND (employee_id IS NOT NULL)))),
  constraint standing_role_check CHECK ((role = ANY (ARRAY['office'::text, 'assessor'::text, 'coordinator'::text, 'department'::text, 'employee'::text])))
);

create table stored_file (
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  created_at timestamp with time zone not null,
  constraint stored_file_pkey PRIMARY KEY (sha256)
);

create table task (
  id uuid not null,
  measure_id uuid not null,
  drive_id uuid not null,
  unit_id uuid not null,
  title text not null,
  owner_id uuid not null,
  due_on date not null,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  done_note text,
  evidence_id uuid,
  version integer default 1 not null,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id),
  constraint task_drive_id_fkey FOREIGN KEY (drive_id) REFERENCES drive(id),
  constraint task_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint task_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint task_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES employee(id),
  constraint task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint task_check CHECK (((done_at IS NULL) = (evidence_id IS NULL)))
);

create table trail_offset (
  is_only boolean default true not null,
  positions bigint not null,
  constraint trail_offset_pkey PRIMARY KEY (is_only),
  constraint trail_offset_is_only_check CHECK (is_only),
  constraint trail_offset_positions_check CHECK ((positions >= 0))
);

create table two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id) ON DELETE CASCADE
);

create table unit (
  id uuid not null,
  name_zh text not null,
  name_en text not null,
  code text,
  unit_type text not null,
  sector text default ''::text not null,
  district text default ''::text not null,
  name_grams text[] default '{}'::text[] not null,
  registered_at timestamp with time zone not null,
  origin text not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  refused_at timestamp with time zone,
  refused_reason text,
  version integer default 1 not null,
  constraint unit_code_key UNIQUE (code),
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint unit_origin_check CHECK ((origin = ANY (ARRAY['registered'::text, 'recorded'::text])))
);

create table unit_affiliation (
  unit_id uuid not null,
  superior_unit_id uuid,
  superior_body_id uuid,
  group_name text default ''::text not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer default 1 not null,
  constraint unit_affiliation_pkey PRIMARY KEY (unit_id),
  constraint unit_affiliation_superior_body_id_fkey FOREIGN KEY (superior_body_id) REFERENCES body(id),
  constraint unit_affiliation_superior_unit_id_fkey FOREIGN KEY (superior_unit_id) REFERENCES unit(id),
  constraint unit_affiliation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_affiliation_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id),
  constraint unit_affiliation_check CHECK (((superior_unit_id IS NULL) OR (superior_body_id IS NULL))),
  constraint unit_affiliation_check1 CHECK ((superior_unit_id <> unit_id))
);

create table unit_lineage (
  predecessor_id uuid not null,
  successor_id uuid not null,
  kind text not null,
  effective_on date not null,
  carries_on boolean default false not null,
  note text default ''::text not null,
  constraint unit_lineage_pkey PRIMARY KEY (predecessor_id, successor_id),
  constraint unit_lineage_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES unit(id),
  constraint unit_lineage_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES unit(id),
  constraint unit_lineage_kind_check CHECK ((kind = ANY (ARRAY['renamed'::text, 'merged'::text, 'split'::text, 'reorganised'::text])))
);

create table unit_name (
  id uuid not null,
  unit_id uuid not null,
  name_zh text not null,
  name_en text not null,
  used_until date not null,
  constraint unit_name_pkey PRIMARY KEY (id),
  constraint unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table upload (
  id uuid not null,
  person_id uuid,
  file_name text not null,
  size bigint not null,
  sha256 text,
  media_type text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint upload_pkey PRIMARY KEY (id),
  constraint upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint upload_sha256_fkey FOREIGN KEY (sha256) REFERENCES stored_file(sha256)
);

create table verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint verification_pkey PRIMARY KEY (id)
);

CREATE INDEX account_user ON public.account USING btree (user_id);
CREATE INDEX api_key_key ON public.api_key USING btree (key);
CREATE INDEX api_key_reference ON public.api_key USING btree (reference_id);
CREATE INDEX assignment_assessor ON public.assignment USING btree (assessor_id);
CREATE INDEX assignment_edition ON public.assignment USING btree (edition_id);
CREATE INDEX assignment_of_run ON public.assignment USING btree (run_id) WHERE (run_id IS NOT NULL);
CREATE INDEX assignment_run_edition ON public.assignment_run USING btree (edition_id, asked_at DESC);
CREATE INDEX bid_assessor ON public.bid USING btree (assessor_id);
CREATE INDEX conflict_lifting_body ON public.conflict_lifting USING btree (body_id, requested_at DESC);
CREATE INDEX conflict_unit ON public.conflict USING btree (unit_id);
CREATE INDEX drive_evidence_evidence ON public.drive_evidence USING btree (evidence_id);
CREATE INDEX drive_unit ON public.drive USING btree (unit_id);
CREATE INDEX edition_body ON public.edition USING btree (body_id, created_at DESC);
CREATE INDEX edition_pack_reading_entry ON public.edition_pack_reading USING btree (entry_id);
CREATE INDEX employee_unit ON public.employee USING btree (unit_id);
CREATE INDEX entry_anchor_edition ON public.entry_anchor USING btree (edition_id);
CREATE INDEX entry_edition ON public.entry USING btree (edition_id, submitted_at);
CREATE INDEX entry_evidence_evidence ON public.entry_evidence USING btree (evidence_id);
CREATE INDEX entry_finding_entry ON public.entry_finding USING btree (entry_id, recorded_at);
CREATE INDEX entry_incident_entry ON public.entry_incident USING btree (entry_id);
CREATE INDEX entry_unit ON public.entry USING btree (unit_id);
CREATE INDEX event_body ON public.event USING btree (body_id, id) WHERE (body_id IS NOT NULL);
CREATE INDEX event_subject ON public.event USING btree (subject_type, subject_id, id);
CREATE INDEX event_unit ON public.event USING btree (unit_id, id) WHERE (unit_id IS NOT NULL);
CREATE INDEX event_xid ON public.event USING btree (xid, id);
CREATE INDEX evidence_unit ON public.evidence USING btree (unit_id, added_at DESC);
CREATE INDEX finding_drive ON public.finding USING btree (drive_id);
CREATE INDEX finding_inspection ON public.finding USING btree (inspection_id);
CREATE INDEX finding_unit ON public.finding USING btree (unit_id, raised_at DESC);
CREATE INDEX goal_drive ON public.goal USING btree (drive_id, "position");
CREATE INDEX honour_programme ON public.honour USING btree (programme_id, edition);
CREATE INDEX honour_sector ON public.honour USING btree (programme_id, sector);
CREATE INDEX honour_status_honour ON public.honour_status USING btree (honour_id, recorded_at);
CREATE INDEX honour_unit ON public.honour USING btree (unit_id);
CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (created_at);
CREATE INDEX inspection_drive ON public.inspection USING btree (drive_id, held_on DESC);
CREATE INDEX invitation_body ON public.invitation USING btree (body_id);
CREATE INDEX invitation_unit ON public.invitation USING btree (unit_id);
CREATE INDEX ledger_line_account ON public.ledger_line USING btree (account_id);
CREATE INDEX ledger_posting_unit ON public.ledger_posting USING btree (unit_id, posted_at DESC);
CREATE INDEX measure_drive ON public.measure USING btree (drive_id);
CREATE INDEX measure_goal ON public.measure USING btree (goal_id, "position");
CREATE INDEX objection_notice ON public.objection USING btree (notice_id);
CREATE INDEX outbox_mail_body ON public.outbox_mail USING btree (body_id, created_at DESC);
CREATE INDEX pack_draft_body ON public.pack_draft USING btree (body_id, updated_at DESC);
CREATE INDEX points_rule_unit ON public.points_rule USING btree (unit_id);
CREATE INDEX points_slip_employee ON public.points_slip USING btree (employee_id);
CREATE INDEX points_slip_unit ON public.points_slip USING btree (unit_id, proposed_at DESC);
CREATE INDEX rectification_owner ON public.rectification USING btree (owner_id) WHERE (closed_at IS NULL);
CREATE INDEX rectification_return_finding ON public.rectification_return USING btree (finding_id);
CREATE INDEX score_sheet_assessor ON public.score_sheet USING btree (assessor_id);
CREATE INDEX score_sheet_edition ON public.score_sheet USING btree (edition_id);
CREATE INDEX score_sheet_entry ON public.score_sheet USING btree (entry_id);
CREATE INDEX session_of_user ON public.session USING btree (user_id);
CREATE INDEX standing_body ON public.standing USING btree (body_id) WHERE (ended_at IS NULL);
CREATE INDEX standing_person ON public.standing USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX standing_unit ON public.standing USING btree (unit_id) WHERE (ended_at IS NULL);
CREATE INDEX task_drive ON public.task USING btree (drive_id);
CREATE INDEX task_measure ON public.task USING btree (measure_id);
CREATE INDEX task_owner ON public.task USING btree (owner_id) WHERE (done_at IS NULL);
CREATE INDEX two_factor_user ON public.two_factor USING btree (user_id);
CREATE INDEX unit_by_grams ON public.unit USING gin (name_grams);
CREATE INDEX unit_by_name ON public.unit USING btree (name_zh, id);
CREATE INDEX unit_name_of_unit ON public.unit_name USING btree (unit_id);
CREATE INDEX upload_person ON public.upload USING btree (person_id);
CREATE INDEX verification_identifier ON public.verification USING btree (identifier);
CREATE UNIQUE INDEX assignment_once ON public.assignment USING btree (entry_id, assessor_id, stage) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX assignment_run_under_way ON public.assignment_run USING btree (edition_id, stage) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE UNIQUE INDEX calibration_choice_once ON public.calibration_choice USING btree (edition_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX conflict_lifting_once ON public.conflict_lifting USING btree (assessor_id, unit_id, kind, through) WHERE ((outcome IS NULL) OR (outcome = 'lifted'::text));
CREATE UNIQUE INDEX decision_once ON public.decision USING btree (edition_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX drive_open ON public.drive USING btree (unit_id, pack_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX employee_person ON public.employee USING btree (unit_id, person_id) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX entry_once ON public.entry USING btree (edition_id, unit_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX honour_once ON public.honour USING btree (programme_id, edition, unit_id, batch, citation);
CREATE UNIQUE INDEX ledger_account_employee ON public.ledger_account USING btree (employee_id) WHERE (employee_id IS NOT NULL);
CREATE UNIQUE INDEX ledger_account_kind ON public.ledger_account USING btree (unit_id, kind) WHERE (employee_id IS NULL);
CREATE UNIQUE INDEX notice_once ON public.notice USING btree (decision_id);
CREATE UNIQUE INDEX points_reversal_slip ON public.points_reversal USING btree (slip_id) WHERE (refused_at IS NULL);

CREATE OR REPLACE FUNCTION public.posting_balances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select coalesce(sum(amount), 0) from ledger_line where posting_id = new.posting_id) <> 0 then
    raise exception 'posting % does not balance', new.posting_id using errcode = 'check_violation';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.trail_position()
 RETURNS xid8
 LANGUAGE sql
AS $function$
  select (pg_current_xact_id()::text::bigint + coalesce((select positions from trail_offset), 0))::text::xid8
$function$
;

CREATE TRIGGER edition_pack_append_only BEFORE DELETE OR UPDATE ON public.edition_pack FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_receipt_append_only BEFORE DELETE OR UPDATE ON public.entry_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_seal_append_only BEFORE DELETE OR UPDATE ON public.event_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER honour_status_append_only BEFORE DELETE OR UPDATE ON public.honour_status FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_line_append_only BEFORE DELETE OR UPDATE ON public.ledger_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER ledger_line_balances AFTER INSERT ON public.ledger_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_balances();
CREATE TRIGGER ledger_posting_append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
