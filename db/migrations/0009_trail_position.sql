-- The audit trail orders its events by transaction, and transaction numbers belong to one cluster. A trail that was
-- restored into another one goes on behind everything it brought along: from then on the numbers are raised by this.
create table trail_offset (
  is_only boolean primary key default true check (is_only),
  positions bigint not null check (positions >= 0)
);
insert into trail_offset (positions) values (0);
revoke insert, update, delete, truncate on trail_offset from exemplar_app;
create function trail_position() returns xid8 language sql volatile as $$
  select (pg_current_xact_id()::text::bigint + positions)::text::xid8 from trail_offset
$$;
alter table event alter column xid set default trail_position();
