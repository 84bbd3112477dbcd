import type { Command } from 'commander';
import { print, printJson } from '../platform/cli/output.ts';
import { startProgress } from '../platform/cli/progress.ts';
import { readConfig } from '../platform/config.ts';
import { restoreBackup } from './backup/restore.ts';
import { writeBackup } from './backup/write-backup.ts';
import { withDatabase, withDatabaseAlone } from './with-database.ts';

/** `backup` and `restore`. */
export function registerBackup(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything of one moment to a file (- for standard output); the server may go on meanwhile')
    .option('--json', 'print for programs')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const config = readConfig();
      const written = await withProgress((told) =>
        withDatabase(config, 'owner', (database) => writeBackup(config, database, { path, at: new Date(), told })),
      );
      // Standard output is the backup itself then.
      if (path === '-') return;
      const { rows, files } = written;
      await (json === true ? printJson({ path, rows, files }) : print(`${path}: ${rows} rows and ${files} files.`));
    });
  program
    .command('restore <file>')
    .description('put a backup (- for standard input) into an empty installation; the server must not be running')
    .option('--json', 'print for programs')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const config = readConfig();
      const { head, loaded } = await withProgress((told) =>
        withDatabaseAlone(config, (database) => restoreBackup(config, database, { path, told })),
      );
      const { rows, files } = loaded;
      await (json === true
        ? printJson({ createdAt: head.createdAt, rows, files })
        : print(
            `Restored what was written at ${head.createdAt}: ${rows} rows and ${files} files. \`exemplar doctor\` looks it through.`,
          ));
    });
}

async function withProgress<T>(work: (told: (what: string) => void) => Promise<T>): Promise<T> {
  const progress = startProgress();
  try {
    return await work((what) => progress.tell(what));
  } finally {
    progress.done();
  }
}
