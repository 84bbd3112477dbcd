import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded, startEmbedded } from './embedded.ts';

let folder: string;
let dir: string;
const owners: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exemplar embedded '));
  // The database's user must pass through, as it does in a folder where people keep projects.
  await chmod(folder, 0o755);
  dir = join(folder, 'data', 'postgres');
});

afterEach(async () => {
  while (owners.length > 0) await kill();
  // Starting once more ends whatever the killed owner left running.
  await (await start()).stop();
  await rm(folder, { recursive: true, force: true });
});

const start = (log: (sentence: string) => void = () => {}) => startEmbedded({ dir, log, durable: true });

test('keeps what was written, its port and its password, from start to start', async () => {
  const first = await start();
  await query(first.url, `create table kept (word text); insert into kept values ('示范')`);
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: '示范' }]);
  await second.stop();
});

test('is durable, speaks UTF-8, listens on this machine only, and knows Chinese letters as letters', async () => {
  const server = await start();
  const shown = await query(
    server.url,
    `select current_setting('fsync') fsync, current_setting('listen_addresses') listen, current_setting('server_encoding') encoding`,
  );
  expect(shown).toEqual([{ fsync: 'on', listen: '127.0.0.1', encoding: 'UTF8' }]);
  await query(server.url, 'create extension pg_trgm');
  expect(await query(server.url, `select similarity('上海品牌', '上海品牌认证') > 0.4 alike`)).toEqual([
    { alike: true },
  ]);
  await server.stop();
  expect((await stat(join(dir, 'connection.json'))).mode & 0o777).toBe(0o600);
});

test('refuses a second process with one sentence, which may join instead', async () => {
  const url = await startElsewhere();
  const refused = startEmbedded({ dir, log: () => {}, durable: true }, 0);
  await expect(refused).rejects.toThrow(`Another Exemplar is already running on ${dir}`);
  const joined = await openEmbedded({ dir, log: () => {}, durable: true });
  expect(joined.url).toBe(url);
  await joined.stop();
  expect(await query(url, 'select 1 alive')).toEqual([{ alive: 1 }]);
});

test('waits for a server that is just about to stop', async () => {
  const first = await start();
  const stopped = sleep(300).then(() => first.stop());
  await (await start()).stop();
  await stopped;
});

test('two at once: one starts, the other is told or joins, and both may go', async () => {
  const opened = await Promise.all([1, 2, 3].map(() => openEmbedded({ dir, log: () => {}, durable: true })));
  expect(new Set(opened.map((each) => each.url)).size).toBe(1);
  for (const each of opened) await each.stop();
});

test('after kill -9 of its owner the next start takes over and finds every committed row', async () => {
  const url = await startElsewhere();
  await query(url, 'create table receipt (n int)');
  await query(url, 'insert into receipt select generate_series(1, 200)');
  await kill();
  const server = await start();
  expect(await query(server.url, 'select count(*)::int n from receipt')).toEqual([{ n: 200 }]);
  await server.stop();
});

test('after kill -9 of everything it recovers from the log', async () => {
  const url = await startElsewhere();
  await query(url, 'create table receipt (n int)');
  await query(url, 'insert into receipt select generate_series(1, 200)');
  const postmaster = Number((await readFile(join(dir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  await kill();
  process.kill(postmaster, 'SIGKILL');
  const server = await start();
  expect(await query(server.url, 'select count(*)::int n from receipt')).toEqual([{ n: 200 }]);
  await server.stop();
});

test('a number in postmaster.pid that now belongs to another program does not hold it up', async () => {
  await (await start()).stop();
  await writeFile(
    join(dir, 'cluster', 'postmaster.pid'),
    `${process.pid}\n${join(dir, 'cluster')}\n0\n5432\n\n\n\nready\n`,
  );
  await writeFile(join(dir, 'lock'), JSON.stringify({ pid: process.pid, began: 'long ago' }));
  const server = await start();
  expect(await query(server.url, 'select 1 alive')).toEqual([{ alive: 1 }]);
  await server.stop();
});

test('a creation that was interrupted is begun again', async () => {
  await mkdir(join(dir, 'cluster.unfinished', 'base'), { recursive: true });
  const told: string[] = [];
  const server = await start((sentence) => told.push(sentence));
  expect(told).toEqual([`Creating the database in ${dir}`]);
  await server.stop();
});

test('when its port was taken meanwhile it moves to another', async () => {
  const first = await start();
  await first.stop();
  const port = Number(new URL(first.url).port);
  const squatter = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen(${port}, '127.0.0.1', () => process.stdout.write('up'))`,
  ]);
  owners.push(squatter);
  await once(squatter.stdout, 'data');
  const second = await start();
  expect(new URL(second.url).port).not.toBe(String(port));
  await second.stop();
});

test('a path that is no folder is told in one sentence', async () => {
  await writeFile(join(folder, 'data'), 'a file');
  await expect(start()).rejects.toThrow(`${dir} is not a folder, or lies below something that is not one.`);
  await rm(join(folder, 'data'));
});

async function startElsewhere(): Promise<string> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('embedded.ts', import.meta.url).href)};
    const { url } = await startEmbedded({ dir: ${JSON.stringify(dir)}, log: () => {}, durable: true });
    process.stdout.write(url);
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(owner);
  const [url] = (await once(owner.stdout, 'data')) as [Buffer];
  return url.toString().trim();
}

async function kill(): Promise<void> {
  const owner = owners.pop();
  owner?.kill('SIGKILL');
  if (owner !== undefined) await once(owner, 'exit');
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
