import type { Command } from 'commander';
import { answerNo, print, printJson } from '../platform/cli/output.ts';
import { readConfig } from '../platform/config.ts';
import { faultsInTrail } from '../platform/db/seals.ts';
import { listStoredFiles, runChecks } from '../platform/db/run-checks.ts';
import { openStorage } from '../platform/storage/open-storage.ts';
import type { Storage } from '../platform/storage/storage.ts';
import { verifyStored } from '../platform/storage/verify-stored.ts';
import { checks } from './checks.ts';
import { withDatabase } from './with-database.ts';

interface Finding {
  readonly name: string;
  /** What is wrong, a sentence each; empty when sound. */
  readonly faults: readonly string[];
}

/** `doctor`: whether everything that must hold does hold. It reads only. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look into the database, the audit trail and the stored files; exit 1 if anything is wrong')
    .option('--json', 'print for programs')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine();
      const isSound = findings.every(({ faults }) => faults.length === 0);
      await (json === true ? printJson({ sound: isSound, findings }) : print(report(findings)));
      if (!isSound) answerNo();
    });
}

async function examine(): Promise<Finding[]> {
  const config = readConfig();
  const storage = await openStorage(config.storage, config.dataDir);
  return withDatabase(config, 'application', async ({ db }) => {
    const examined = await runChecks(db, checks);
    return [
      ...examined.map(({ name, broken }) => ({ name, faults: broken === 0 ? [] : [`${broken} rows break it`] })),
      { name: 'the audit trail is whole and its seals follow one another', faults: await faultsInTrail(db) },
      {
        name: 'every stored file is there, unaltered',
        faults: await faultsInFiles(storage, await listStoredFiles(db)),
      },
    ];
  });
}

async function faultsInFiles(storage: Storage, hashes: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const sha256 of hashes) {
    const state = await verifyStored(storage, sha256);
    if (state !== 'sound') faults.push(`${sha256} is ${state}`);
  }
  return faults;
}

function report(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ name, faults }) => [
    `${faults.length === 0 ? 'ok   ' : 'FAULT'} ${name}`,
    ...faults.map((fault) => `      ${fault}`),
  ]);
  return `${lines.join('\n')}\n`;
}
