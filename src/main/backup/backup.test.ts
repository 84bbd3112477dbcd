import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { emptyInstallation, type Installation } from '../../../test/support/command.ts';
import { addBody } from '../../features/bodies/index.ts';
import { offerOffice } from '../../features/people/index.ts';
import { registerNewUnit } from '../../features/units/index.ts';
import { readConfig } from '../../platform/config.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { connect, type Database, transact } from '../../platform/db/connect.ts';
import { copyOut } from '../../platform/db/copy-out.ts';
import { dumpSchema } from '../../platform/db/dump-schema.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { runChecks } from '../../platform/db/run-checks.ts';
import { faultsInTrail, sealEvents } from '../../platform/db/seals.ts';
import { ownContext } from '../../platform/http/bind.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { filesOnDisk } from '../../platform/storage/files-on-disk.ts';
import { checks } from '../checks.ts';
import { borderOf } from '../operator.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write-backup.ts';

const fileText = 'what the minutes say, 会议纪要';

const configOf = ({ dataDir, databaseUrl }: Installation) =>
  readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });

async function at<T>({ databaseUrl }: Installation, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connect(databaseUrl, { as: 'owner', connections: 3 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function act<T>(installation: Installation, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return at(installation, async ({ db }) => {
    const border = await borderOf(configOf(installation), db);
    return transact(db, 'write', (transaction) => work(ownContext(border, transaction, { name: 'operator' })));
  });
}

const invite = (installation: Installation, name: string) =>
  act(installation, async (ctx) => {
    const { id: bodyId } = await ctx.db.selectFrom('body').select('id').executeTakeFirstOrThrow();
    await offerOffice(ctx, { name, email: `${name.toLowerCase()}@example.org`, bodyId });
  });

/** An office, units, a sealed trail far ahead of this cluster's count, a file and a secret. */
async function lively(): Promise<Installation> {
  const here = await emptyInstallation();
  await at(here, async ({ db, pool }) => {
    await migrate(db);
    await pool.query('insert into trail_offset (positions) values (5000000000)');
  });
  await act(here, async (ctx) => {
    const name = { zh: '市文明办', en: 'City "Office"\\n\n\ttab \u2028' };
    await addBody(ctx, { name, level: 'municipal', line: 'territorial' });
    for (let index = 0; index < 30; index += 1)
      await registerNewUnit(ctx, {
        nameZh: `示范单位${index}`,
        nameEn: `Unit ${index}`,
        unitType: 'school',
        sector: '',
        district: '',
      });
  });
  await invite(here, 'Olga');
  await writeFile(join(here.dataDir, 'session-secret'), 'known to nobody');
  const storage = await filesOnDisk(join(here.dataDir, 'files'));
  const { sha256, size } = await storage.put(Readable.from([Buffer.from(fileText)]));
  await at(here, async ({ db }) => {
    const file = { sha256, size, mediaType: 'text/plain', createdAt: new Date() };
    await db.insertInto('storedFile').values(file).execute();
    await sealEvents(db, new Date());
  });
  // An event that no seal covers yet.
  await invite(here, 'Pia');
  return here;
}

async function backedUp(here: Installation): Promise<string> {
  const path = join(here.dataDir, 'backup.tar.gz');
  await at(here, (database) => writeBackup(configOf(here), database, { path, at: new Date(), told: () => {} }));
  return path;
}

const restored = (there: Installation, path: string) =>
  at(there, (database) => restoreBackup(configOf(there), database, { path, told: () => {} }));

const faultsIn = (installation: Installation) =>
  at(installation, async ({ db }) => [
    ...(await faultsInTrail(db)),
    ...(await runChecks(db, checks)).filter(({ broken }) => broken > 0),
  ]);

/** Everything that is kept, by the sums of its rows whatever their order. */
const contentOf = (installation: Installation) =>
  at(installation, async ({ pool, db }) => {
    const client = await pool.connect();
    const lines = new Map<string, string[]>();
    for await (const piece of copyOut(client))
      lines.set(piece.table, [...(lines.get(piece.table) ?? []), ...piece.lines.toString().trimEnd().split('\n')]);
    client.release();
    lines.delete('trail_offset');
    return { schema: await dumpSchema(db), tables: [...lines].map(([table, rows]) => [table, rows.toSorted()]) };
  });

test('a backup restored elsewhere is the same in every row and file, and the trail goes on soundly', async () => {
  const [here, there] = [await lively(), await emptyInstallation()];
  const path = await backedUp(here);
  const { loaded } = await restored(there, path);
  expect(loaded.files).toBe(1);
  expect(await contentOf(there)).toEqual(await contentOf(here));
  const sha256 = createHash('sha256').update(fileText).digest('hex');
  const kept = join(there.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  expect(await readFile(kept, 'utf8')).toBe(fileText);
  expect(await readFile(join(there.dataDir, 'session-secret'), 'utf8')).toBe('known to nobody');
  expect(await faultsIn(there)).toEqual([]);

  await invite(there, 'Quirin');
  await at(there, async ({ db }) => {
    // What was not sealed at home, and what was done here.
    expect(await sealEvents(db, new Date())).toBe(2);
    const events = await db.selectFrom('event').select(['id', 'xid']).orderBy('id').execute();
    const [{ id, xid } = { id: 0, xid: '0' }, before = { id: 0, xid: '0' }] = [events.at(-1), events.at(-2)];
    expect(id).toBe(before.id + 1);
    expect(BigInt(xid)).toBeGreaterThan(BigInt(before.xid));
  });
  expect(await faultsIn(there)).toEqual([]);
  // And once more, from there.
  const third = await emptyInstallation();
  await restored(third, await backedUp(there));
  await invite(third, 'Rosa');
  expect(await at(third, ({ db }) => sealEvents(db, new Date()))).toBe(1);
  expect(await faultsIn(third)).toEqual([]);
});

test('by command: into a file and back, and the doctor finds nothing', async () => {
  const [here, there] = [await lively(), await emptyInstallation()];
  const path = join(here.dataDir, 'backup.tar.gz');
  expect(await here.run(['backup', path])).toMatchObject({ code: 0, out: expect.stringMatching(/rows and 1 files/) });
  expect(await there.run(['restore', path])).toMatchObject({ code: 0, out: expect.stringMatching(/rows and 1 files/) });
  expect(await there.run(['doctor'])).toMatchObject({ code: 0 });
}, 60_000);

test('neither another backup nor anything that is kept is ever replaced', async () => {
  const here = await lively();
  const path = await backedUp(here);
  await expect(backedUp(here)).rejects.toThrow('is there already');
  const before = await contentOf(here);
  await expect(restored(here, path)).rejects.toThrow('is kept here');
  expect(await contentOf(here)).toEqual(before);
});

test('what is cut off, altered or no backup is refused whole, and the true one can still be restored', async () => {
  const [here, there] = [await lively(), await emptyInstallation()];
  const path = await backedUp(here);
  const whole = await readFile(path);
  const plain = gunzipSync(whole);
  const altered = (from: string, to: string) =>
    gzipSync(Buffer.from(plain.toString('latin1').replace(latin1(from), latin1(to)), 'latin1'));
  const bad: [string, Buffer, RegExp][] = [
    ['half', whole.subarray(0, Math.floor(whole.length / 2)), /cut off or damaged/],
    ['all but the end', whole.subarray(0, whole.length - 9), /cut off or damaged/],
    ['no manifest', gzipSync(plain.subarray(0, plain.indexOf('manifest.json'))), /cut off or damaged/],
    ['a changed row', altered('"operator"', '"imposter"'), /damaged: the table \w+ is not as/],
    ['a changed file', altered('the minutes say', 'the minutes lie'), /the file \w+ in it was altered/],
    ['a changed secret', altered('known to nobody', 'known to anyone'), /the secret session-secret/],
    ['a later format', altered('"format": 1', '"format": 2'), /newer Exemplar/],
    ['later tables', altered('"0001_platform"', '"9001_platform"'), /9001_platform is not known here/],
    ['a picture', Buffer.from('\x89PNG\r\n'), /is not a backup/],
    ['another archive', gzipSync(Buffer.alloc(2048)), /is not a backup/],
    ['nothing', Buffer.alloc(0), /cut off|not a backup/],
  ];
  for (const [name, bytes, sentence] of bad) {
    const file = join(there.dataDir, 'bad');
    await writeFile(file, bytes);
    await expect(restored(there, file), name).rejects.toThrow(sentence);
  }
  await expect(restored(there, join(there.dataDir, 'absent'))).rejects.toThrow('no such file');
  expect(existsSync(join(there.dataDir, 'session-secret'))).toBe(false);
  await restored(there, path);
  expect(await contentOf(there)).toEqual(await contentOf(here));
});

test('a file that the disk has spoilt is found out by the backup, which then is none', async () => {
  const here = await lively();
  const sha256 = createHash('sha256').update(fileText).digest('hex');
  const kept = join(here.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await chmod(kept, 0o640);
  await writeFile(kept, fileText.replace('say', 'lie'));
  await expect(backedUp(here)).rejects.toThrow(sha256);
  const path = join(here.dataDir, 'backup.tar.gz');
  expect([existsSync(path), existsSync(`${path}.partial`)]).toEqual([false, false]);
});

test('a backup that is killed leaves nothing under its name', async () => {
  const here = await lively();
  // So much that it cannot be done before it is killed.
  await at(here, ({ pool }) =>
    pool.query(
      `insert into event (at, kind, person_name, request_id, subject_type, subject_id, digest)
        select now(), 'x', repeat(md5(n::text), 30), 'x', 'x', gen_random_uuid(), 'x' from generate_series(1, 40000) n`,
    ),
  );
  const path = join(here.dataDir, 'backup.tar.gz');
  const child = spawn(process.execPath, [join(projectRoot, 'src/main/cli.ts'), 'backup', path], {
    env: { ...process.env, DATA_DIR: here.dataDir, DATABASE_URL: here.databaseUrl },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => void child.on('close', resolve));
  await expect.poll(() => existsSync(`${path}.partial`), { timeout: 30_000, interval: 5 }).toBe(true);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(path)).toBe(false);
}, 60_000);

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}
