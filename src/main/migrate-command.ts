import type { Command } from 'commander';
import { answerNo, print, printJson } from '../platform/cli/output.ts';
import { readConfig } from '../platform/config.ts';
import { listMigrations, migrate, type MigrationState } from '../platform/db/migrate.ts';
import { withDatabase } from './with-database.ts';

/** `migrate`: brings the database to this version, or tells what that would run. A server does the same when it starts. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to this version, and tell what ran and when')
    .option('--pending', 'run nothing; exit 1 if something is pending')
    .option('--json', 'print for programs')
    .action(async ({ pending, json }: { pending?: boolean; json?: boolean }) => {
      const told = await withDatabase(readConfig(), 'owner', async ({ db }) => {
        const ran = pending === true ? [] : await migrate(db);
        return { ran, migrations: await listMigrations(db) };
      });
      await (json === true ? printJson(told) : print(report(told)));
      if (told.migrations.some(({ ranAt }) => ranAt === null)) answerNo();
    });
}

function report({ ran, migrations }: { ran: readonly string[]; migrations: readonly MigrationState[] }): string {
  const lines = migrations.map(({ name, ranAt }) => {
    const when = ranAt === null ? 'pending' : ran.includes(name) ? 'ran now' : `ran ${ranAt.toISOString()}`;
    return `${name.padEnd(40)} ${when}`;
  });
  return lines.join('\n');
}
