import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoEmail } from './demo/cast.ts';
import { isEmpty, isKnown } from './queries.ts';
import { hashOf } from '../platform/auth/create-person.ts';
import type { Config } from '../platform/config.ts';
import type { Border } from '../platform/http/bind.ts';

/** The password of the demonstration's people: made for each installation, so that no two share one. */
export async function demoPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'demonstration-password');
  try {
    await writeFile(path, `demo-${randomBytes(6).toString('hex')}`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}

/** Plays the demonstration into an installation in which nobody stands anywhere yet; answers whether it did. */
export async function playDemoOnce(
  border: Border,
  dataDir: string,
  log: (sentence: string) => void,
  seed = 1,
): Promise<boolean> {
  if (!(await isEmpty(border.db))) return false;
  const { playDemo } = await import('./demo/demo.ts');
  await playDemo(border, { seed, now: border.clock(), passwordHash: await hashOf(await demoPassword(dataDir)), log });
  return true;
}

/** What to tell the person at the terminal: each door's address, and how to sign in to the demonstration. */
export async function sayWhere(
  { publicUrl, dataDir }: Pick<Config, 'publicUrl' | 'dataDir'>,
  { db }: Pick<Border, 'db'>,
): Promise<string[]> {
  const doors = ['register (public)', '', 'unit', 'unit', 'assessor', 'assessor', 'office', 'office'];
  const lines = ['', `Exemplar serves at ${publicUrl}`];
  for (let at = 0; at < doors.length; at += 2)
    lines.push(`  ${(doors[at] ?? '').padEnd(18)} ${publicUrl}/${doors[at + 1] ?? ''}`);
  if (await isEmpty(db))
    return [
      ...lines,
      'Nobody can sign in yet. The first person of an office comes in by: npx exemplar create-admin',
      '',
    ];
  if (!(await isKnown(db, demoEmail('office')))) return [...lines, ''];
  const people = ['unit', 'assessor', 'office'].map(demoEmail).join(', ');
  return [
    ...lines,
    `A guided path of five minutes: ${publicUrl}/demonstration`,
    `Sign in to the demonstration as ${people}`,
    `  password           ${await demoPassword(dataDir)}`,
    '',
  ];
}
