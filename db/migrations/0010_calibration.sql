-- Entries that every assessor of the edition scores first, so that their severities can be held against each other.
create table entry_anchor (
  entry_id uuid primary key references entry,
  edition_id uuid not null references edition,
  marked_at timestamptz not null,
  marked_by uuid references person
);
create index entry_anchor_edition on entry_anchor (edition_id);

-- The office's choice to order an edition by calibrated values, where the pack leaves it that choice.
create table calibration_choice (
  id uuid primary key,
  edition_id uuid not null references edition,
  body_id uuid not null references body,
  fit text not null check (fit in ('standard', 'robust')),
  reason text not null,
  chosen_at timestamptz not null,
  chosen_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index calibration_choice_once on calibration_choice (edition_id) where withdrawn_at is null;
