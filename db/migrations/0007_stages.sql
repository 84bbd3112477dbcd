-- An edition's assessment has the stages of its pack: an assignment and its score sheet belong to one of them, by the
-- pack's id of the stage. What was assigned before there were stages belongs to the first.
alter table assignment add column stage text;
update assignment set stage = (select pack.content -> 'stages' -> 0 ->> 'id' from edition join pack on pack.id = edition.pack_id
  where edition.id = assignment.edition_id);
alter table assignment alter column stage set not null;
drop index assignment_once;
create unique index assignment_once on assignment (entry_id, assessor_id, stage) where ended_at is null;
alter table score_sheet add column stage text;
update score_sheet set stage = (select assignment.stage from assignment where assignment.id = score_sheet.assignment_id);
alter table score_sheet alter column stage set not null;

-- An event is spoken of by a veto or by an item of the negative list; of the latter it matters when the unit told it itself.
alter table entry_incident alter column veto drop not null;
alter table entry_incident add column deduction text;
alter table entry_incident add column reported_on date;
alter table entry_incident add check (num_nonnulls(veto, deduction) = 1);

-- What else the office found out about an entry, each of a kind: points of a secret visit, votes, a nonconformity, … A
-- finding that was wrong or has moved on is withdrawn, and may name the one that it gave way to.
create table entry_finding (
  id uuid primary key,
  entry_id uuid not null references entry,
  kind text not null,
  value jsonb not null,
  ground text not null,
  recorded_at timestamptz not null,
  recorded_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index entry_finding_entry on entry_finding (entry_id, recorded_at);

-- What a rule needs besides the entries: the published seed of a lot, and how many honours expire.
create table decision_setting (
  edition_id uuid primary key references edition,
  seed bigint check (seed >= 0),
  expiring integer check (expiring >= 0),
  set_at timestamptz not null,
  set_by uuid references person
);

-- A decision is read as it was made: its line, who stood level across it, and what it was told.
alter table decision add column cut text;
alter table decision add column tied_at_cut jsonb not null default '[]';
alter table decision add column seed bigint;
alter table decision add column expiring integer;
update decision set cut = (select trim_scale(min(total::numeric))::text from decision_line
  where decision_id = decision.id and outcome = 'named' and total !~ '/');
