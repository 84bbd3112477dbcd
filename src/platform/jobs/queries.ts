import type { Db } from 'pg-boss';

/** Acts run as the application's role, which may put jobs into the queue and do nothing else to it. */
export async function letApplicationEnqueue(db: Db): Promise<void> {
  // Two processes that start at once must not grant at once: PostgreSQL refuses to change one row of its catalogue twice.
  await db.executeSql(`
    begin;
    select pg_advisory_xact_lock(hashtext('exemplar-jobs-grants'));
    grant usage on schema pgboss to exemplar_app;
    grant select, insert on all tables in schema pgboss to exemplar_app;
    commit;
  `);
}
