import type { Command } from 'commander';
import { print } from '../platform/cli/output.ts';
import { readConfig } from '../platform/config.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { playDemoOnce, sayWhere } from './first-start.ts';
import { startServer } from './server.ts';

/** `demo`: the demonstration into an installation in which nobody is known yet. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('play the demonstration into an empty installation; the server must not be running')
    .action(async () => {
      const log = (sentence: string) => void process.stderr.write(`${sentence}\n`);
      const config = readConfig();
      const server = await startServer(config, { log, working: false, listening: false });
      try {
        if (!(await playDemoOnce(server.border, config.dataDir, log)))
          throw new OperatorError(
            'People are known here already; the demonstration plays into an empty installation only. Choose another by DATA_DIR or DATABASE_URL.',
          );
        await print((await sayWhere(config, server.border)).join('\n'));
      } finally {
        await server.stop();
      }
    });
}
