import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, runProgram } from '../platform/cli/run.ts';
import { projectRoot } from '../platform/project-root.ts';
import { Refusal } from '../platform/refusal.ts';

/** Each command is loaded only when it is asked for, so that none pays for another's libraries. */
const entries: readonly Entry[] = [
  { names: ['serve', 'worker'], load: async () => (await import('./operate.ts')).registerServing },
  { names: ['migrate'], load: async () => (await import('./migrate-command.ts')).registerMigrate },
  { names: ['create-admin'], load: async () => (await import('./create-admin.ts')).registerCreateAdmin },
  { names: ['demo'], load: async () => (await import('./demo-command.ts')).registerDemo },
  { names: ['backup', 'restore'], load: async () => (await import('./backup-command.ts')).registerBackup },
  { names: ['doctor'], load: async () => (await import('./doctor.ts')).registerDoctor },
  {
    names: ['honours'],
    load: async () =>
      (await import('../features/honours/cli.ts')).honoursCommand((await import('./local-register.ts')).localRegister),
  },
  {
    names: ['claims'],
    load: async () =>
      (await import('../features/claims/cli.ts')).claimsCommand({
        loadRegister: async () => (await import('./local-register.ts')).localRegister.loadRegister(),
        now: () => new Date(),
      }),
  },
  { names: ['pack'], load: async () => (await import('../features/packs/cli.ts')).register },
  { names: ['score', 'decide'], load: async () => (await import('../features/rankings/cli.ts')).register },
  { names: ['assign'], load: async () => (await import('../features/assignments/cli.ts')).register },
  { names: ['calibrate'], load: async () => (await import('../features/calibrations/cli.ts')).register },
];

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

await runProgram(process.argv.slice(2), { version, entries, explain });

async function explain(error: unknown): Promise<string | undefined> {
  if (!(error instanceof Refusal)) return undefined;
  const { catalogueOf } = await import('../platform/i18n/catalogue.ts');
  const { texts } = await import('./texts.ts');
  const say = catalogueOf(texts).sayIn('en');
  const problems = error.problems.map(
    ({ code, pointer, params }) => `${pointer === '' ? '' : `${pointer}: `}${say(code, params)}`,
  );
  return [say(error.code, error.params), ...problems].join('\n');
}
