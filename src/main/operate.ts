import type { Command } from 'commander';
import { askedToStop, tellReady } from '../platform/cli/stopping.ts';
import { readConfig } from '../platform/config.ts';

/** `serve` and `worker`: the long-running commands. */
export function registerServing(program: Command): void {
  program
    .command('serve')
    .description('serve the register, the doors and the API, and work off jobs')
    .option('--no-jobs', 'leave the jobs to a worker that runs apart')
    .option('--demo', 'play the demonstration first if nobody is known here yet')
    .option('--no-demo', 'play no demonstration, whatever was said before: `npm start -- --no-demo` starts empty')
    .action(async ({ jobs, demo }: { jobs: boolean; demo?: boolean }) => {
      const asked = askedToStop();
      const { startServer } = await import('./server.ts');
      const { playDemoOnce, sayWhere: whereTo } = await import('./first-start.ts');
      const config = readConfig();
      const server = await startServer(config, { log: say, working: jobs, listening: true });
      if (demo === true && (await playDemoOnce(server.border, config.dataDir, say))) say('Demonstration: ready');
      for (const line of await whereTo(config, server.border)) say(line);
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
