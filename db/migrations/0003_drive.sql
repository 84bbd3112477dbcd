create table drive (
  id uuid primary key,
  unit_id uuid not null references unit,
  pack_id uuid not null references pack,
  name text not null,
  credo text not null default '',
  period_from date not null,
  period_to date not null,
  opened_at timestamptz not null,
  opened_by uuid references person,
  closed_at timestamptz,
  version integer not null default 1,
  check (period_from <= period_to)
);
create index drive_unit on drive (unit_id);
create unique index drive_open on drive (unit_id, pack_id) where closed_at is null;
create table drive_indicator (
  drive_id uuid not null references drive,
  indicator text not null,
  readiness text not null check (readiness in ('not-begun', 'begun', 'half', 'ready')),
  department_id uuid references department,
  draft_text text not null default '',
  value jsonb,
  updated_at timestamptz not null,
  updated_by uuid references person,
  version integer not null default 1,
  primary key (drive_id, indicator)
);
create table drive_evidence (
  drive_id uuid not null references drive,
  indicator text not null,
  evidence_id uuid not null references evidence,
  primary key (drive_id, indicator, evidence_id)
);
create index drive_evidence_evidence on drive_evidence (evidence_id);
create table goal (
  id uuid primary key,
  drive_id uuid not null references drive,
  unit_id uuid not null references unit,
  title text not null,
  position integer not null,
  created_at timestamptz not null,
  version integer not null default 1
);
create index goal_drive on goal (drive_id, position);
create table measure (
  id uuid primary key,
  goal_id uuid not null references goal,
  drive_id uuid not null references drive,
  unit_id uuid not null references unit,
  indicator text not null,
  title text not null,
  position integer not null,
  created_at timestamptz not null,
  version integer not null default 1
);
create index measure_goal on measure (goal_id, position);
create index measure_drive on measure (drive_id);
create table task (
  id uuid primary key,
  measure_id uuid not null references measure,
  drive_id uuid not null references drive,
  unit_id uuid not null references unit,
  title text not null,
  owner_id uuid not null references employee,
  due_on date not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references person,
  done_note text,
  evidence_id uuid references evidence,
  version integer not null default 1,
  check ((done_at is null) = (evidence_id is null))
);
create index task_measure on task (measure_id);
create index task_drive on task (drive_id);
create index task_owner on task (owner_id) where done_at is null;

create table points_rule (
  id uuid primary key,
  unit_id uuid not null references unit,
  name_zh text not null,
  name_en text not null,
  points integer not null check (points > 0),
  yearly_limit integer check (yearly_limit > 0),
  indicator text,
  created_at timestamptz not null,
  retired_at timestamptz
);
create index points_rule_unit on points_rule (unit_id);
create table ledger_account (
  id uuid primary key,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('issue', 'budget', 'employee', 'expired')),
  employee_id uuid references employee,
  check ((kind = 'employee') = (employee_id is not null))
);
create unique index ledger_account_employee on ledger_account (employee_id) where employee_id is not null;
create unique index ledger_account_kind on ledger_account (unit_id, kind) where employee_id is null;
create table ledger_posting (
  id uuid primary key,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('budget', 'award', 'reversal', 'expiry')),
  posted_at timestamptz not null,
  posted_by uuid references person,
  memo text not null default '',
  reverses uuid unique references ledger_posting
);
create table ledger_line (
  posting_id uuid not null references ledger_posting,
  account_id uuid not null references ledger_account,
  amount bigint not null check (amount <> 0),
  primary key (posting_id, account_id)
);
create index ledger_line_account on ledger_line (account_id);
create index ledger_posting_unit on ledger_posting (unit_id, posted_at desc);
create trigger ledger_posting_append_only before update or delete on ledger_posting for each row execute function refuse_change();
create trigger ledger_line_append_only before update or delete on ledger_line for each row execute function refuse_change();
revoke update, delete, truncate on ledger_posting, ledger_line from exemplar_app;
-- Double entry: at commit the lines of every touched posting sum to zero.
create function posting_balances() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount), 0) from ledger_line where posting_id = new.posting_id) <> 0 then
    raise exception 'posting % does not balance', new.posting_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_line_balances after insert on ledger_line
  deferrable initially deferred for each row execute function posting_balances();

create table points_slip (
  id uuid primary key,
  unit_id uuid not null references unit,
  employee_id uuid not null references employee,
  rule_id uuid not null references points_rule,
  points integer not null check (points > 0),
  reason text not null,
  evidence_id uuid references evidence,
  proposed_at timestamptz not null,
  proposed_by uuid not null references person,
  signed_at timestamptz,
  signed_by uuid references person,
  refused_at timestamptz,
  refused_by uuid references person,
  refused_reason text,
  posting_id uuid unique references ledger_posting,
  check (signed_by is null or signed_by <> proposed_by),
  check ((signed_at is null) = (posting_id is null)),
  check (signed_at is null or refused_at is null)
);
create index points_slip_unit on points_slip (unit_id, proposed_at desc);
create index points_slip_employee on points_slip (employee_id);
-- A posted slip is undone like it was made: one person asks, another signs. What was refused may be asked again.
create table points_reversal (
  id uuid primary key,
  unit_id uuid not null references unit,
  slip_id uuid not null references points_slip,
  reason text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null references person,
  signed_at timestamptz,
  signed_by uuid references person,
  refused_at timestamptz,
  refused_by uuid references person,
  refused_reason text,
  posting_id uuid unique references ledger_posting,
  check (signed_by is null or signed_by <> proposed_by),
  check ((signed_at is null) = (posting_id is null)),
  check (signed_at is null or refused_at is null)
);
create unique index points_reversal_slip on points_reversal (slip_id) where refused_at is null;

create table inspection (
  id uuid primary key,
  unit_id uuid not null references unit,
  drive_id uuid not null references drive,
  title text not null,
  held_on date not null,
  inspector text not null,
  -- [{"text": "…", "result": "met" | "not-met" | "not-seen", "indicator": "…"}]
  checklist jsonb not null default '[]',
  created_at timestamptz not null,
  created_by uuid references person,
  version integer not null default 1
);
create index inspection_drive on inspection (drive_id, held_on desc);
create table finding (
  id uuid primary key,
  inspection_id uuid not null references inspection,
  unit_id uuid not null references unit,
  drive_id uuid not null references drive,
  indicator text not null,
  gravity text not null check (gravity in ('minor', 'major')),
  description text not null,
  raised_at timestamptz not null,
  raised_by uuid references person,
  version integer not null default 1
);
create index finding_drive on finding (drive_id);
create index finding_inspection on finding (inspection_id);
create index finding_unit on finding (unit_id, raised_at desc);
create table rectification (
  finding_id uuid primary key references finding,
  unit_id uuid not null references unit,
  owner_id uuid not null references employee,
  due_on date not null,
  plan text not null,
  ordered_at timestamptz not null,
  ordered_by uuid references person,
  reported_at timestamptz,
  reported_by uuid references person,
  report text,
  evidence_id uuid references evidence,
  closed_at timestamptz,
  closed_by uuid references person,
  closing_note text,
  version integer not null default 1,
  check ((reported_at is null) = (evidence_id is null)),
  check (closed_at is null or reported_at is not null)
);
create index rectification_owner on rectification (owner_id) where closed_at is null;
create table rectification_return (
  id uuid primary key,
  finding_id uuid not null references rectification,
  reason text not null,
  returned_at timestamptz not null,
  returned_by uuid references person
);
create index rectification_return_finding on rectification_return (finding_id);
