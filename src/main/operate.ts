import type { Command } from 'commander';
import { askedToStop, tellReady } from '../platform/cli/stopping.ts';
import { readConfig } from '../platform/config.ts';

/** `serve` and `worker`: the long-running commands. */
export function registerServing(program: Command): void {
  program
    .command('serve')
    .description('serve the register, the doors and the API, and work off jobs')
    .option('--no-jobs', 'leave the jobs to a worker that runs apart')
    .action(async ({ jobs }: { jobs: boolean }) => {
      const asked = askedToStop();
      const { startServer } = await import('./server.ts');
      const config = readConfig();
      const server = await startServer(config, { log: say, working: jobs, listening: true });
      say(`Exemplar serves at ${config.publicUrl}`);
      for (const door of ['unit', 'assessor', 'office']) say(`  ${config.publicUrl}/${door}`);
      tellReady();
      await asked;
      await server.stop();
    });
  program
    .command('worker')
    .description('work off jobs without serving anybody')
    .action(async () => {
      const asked = askedToStop();
      const { startServer } = await import('./server.ts');
      const server = await startServer(readConfig(), { log: say, working: true, listening: false });
      say('Exemplar works off jobs.');
      await asked;
      await server.stop();
    });
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
