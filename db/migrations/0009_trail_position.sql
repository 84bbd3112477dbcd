-- The audit trail orders its events by transaction, and transaction numbers belong to one cluster. A trail that was
-- restored into another one goes on behind everything it brought along: from then on the numbers are raised by this. No row means by nothing.
create table trail_offset (
  is_only boolean primary key default true check (is_only),
  positions bigint not null check (positions >= 0)
);
revoke insert, update, delete, truncate on trail_offset from exemplar_app;
create function trail_position() returns xid8 language sql volatile as $$
  select (pg_current_xact_id()::text::bigint + coalesce((select positions from trail_offset), 0))::text::xid8
$$;
alter table event alter column xid set default trail_position();
