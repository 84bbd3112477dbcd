import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../src/platform/project-root.ts';
import { freePort, openFolder } from '../support/journey.ts';

/** What a person at the terminal gets when `serve` cannot: its exit code and what it said. */
async function serve(variables: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string[] }> {
  const env = { ...process.env, LOG_LEVEL: 'error', ...variables };
  const program = join(projectRoot, 'dist/server/cli.js');
  const child = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGTERM'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  // Creating a database is told before what went wrong with it.
  const said = text.split('\n').filter((line) => line !== '' && !/…$|^Creating|^Running as root/.test(line));
  return { code, said };
}

async function folder(): Promise<string> {
  const dir = await openFolder('exemplar-bad-day-');
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

test('wrong settings are told a sentence each, and nothing is begun', async () => {
  const { code, said } = await serve({ PORT: 'eighty', TIME_ZONE: 'Shanghai', DATA_DIR: await folder() });
  expect(code).toBe(2);
  expect(said).toEqual([
    'PORT must be a port number from 1 to 65535, not "eighty".',
    'TIME_ZONE must be a time zone such as Asia/Shanghai, not "Shanghai".',
  ]);
});

test('a data folder that is none is told in one sentence', async () => {
  const file = join(await folder(), 'file');
  await writeFile(file, 'not a folder');
  const { code, said } = await serve({ PORT: String(await freePort()), DATA_DIR: file });
  expect([code, said.length]).toEqual([2, 1]);
  expect(said[0]).toContain(file);
});

test('a port in use is told in one sentence, and the database is left in order', async () => {
  const taken = createServer().listen(0, '0.0.0.0');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const DATA_DIR = await folder();
  const sentence = `Port ${port} is in use: stop the program that uses it, or choose another by PORT.`;
  expect(await serve({ PORT: String(port), DATA_DIR })).toEqual({ code: 2, said: [sentence] });
});

const mayMount = process.getuid?.() === 0 && process.platform === 'linux' && canMount();

test.skipIf(!mayMount)(
  'a full disk is told in one sentence (needs a small disk, which only root can mount)',
  async () => {
    const dir = await folder();
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', dir]).status).toBe(0);
    try {
      const { code, said } = await serve({ PORT: String(await freePort()), DATA_DIR: join(dir, 'data') });
      expect([code, said.length], said.join('\n')).toEqual([2, 1]);
      expect(said[0]).toMatch(/disk is full|no space/i);
    } finally {
      spawnSync('umount', [dir]);
    }
  },
);

/** In most containers even root cannot. */
function canMount(): boolean {
  const trial = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
  return trial.status === 0;
}
