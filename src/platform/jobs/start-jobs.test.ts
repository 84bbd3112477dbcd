import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { inject, type TestContext, test } from 'vitest';
import { databaseUrl } from '../../../test/support/global-setup.ts';
import { connect, type Database } from '../db/connect.ts';
import { type JobHandler, type JobPayload, startJobs } from './start-jobs.ts';

interface Place {
  readonly url: string;
  /** As acts work: without any right on the queue's tables but to add. */
  readonly application: Database;
  readonly atEnd: TestContext['onTestFinished'];
}

async function openPlace({ onTestFinished: atEnd }: TestContext): Promise<Place> {
  const name = `jobs_${randomUUID().replaceAll('-', '')}`;
  const serverUrl = inject('serverUrl');
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name} template template_exemplar`);
  const url = databaseUrl(serverUrl, name);
  const application = connect(url, { as: 'application', connections: 3 });
  atEnd(async () => {
    await application.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { url, application, atEnd };
}

type Settings = Partial<Parameters<typeof startJobs>[0]>;

async function start({ url, atEnd }: Place, settings: Settings): Promise<Awaited<ReturnType<typeof startJobs>>> {
  const jobs = await startJobs({
    connectionString: url,
    work: {},
    schedule: {},
    zone: 'Asia/Shanghai',
    working: true,
    onError: (error) => console.error(error),
    retryDelaySeconds: 1,
    ...settings,
  });
  atEnd(() => jobs.stop());
  return jobs;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > 15_000) throw new Error(`It did not come to this: ${what}`);
    await sleep(50);
  }
}

function recorder(): { done: JobPayload[]; handler: JobHandler } {
  const done: JobPayload[] = [];
  return { done, handler: async (payload) => void done.push(payload) };
}

test.concurrent('a job of a committed act is done within a person’s patience, one of an act that was rolled back never', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const { done, handler } = recorder();
  const jobs = await start(place, { work: { greet: handler } });
  const rolledBack = place.application.db.transaction().execute(async (db) => {
    await jobs.enqueue(db, 'greet', { who: 'nobody' });
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  const enqueuedMs = Date.now();
  await place.application.db
    .transaction()
    .execute((db) => jobs.enqueue(db, 'greet', { who: 'Ann', first_name: 'Ann' }));
  await until('the job was done', () => done.length > 0);
  expect(Date.now() - enqueuedMs).toBeLessThan(4000);
  await sleep(2500);
  expect(done).toEqual([{ who: 'Ann', first_name: 'Ann' }]);
});

test.concurrent('acts may add jobs and may not read away or change what others added', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  await start(place, { work: { greet: recorder().handler }, working: false });
  for (const sql of [
    'delete from pgboss.job',
    "update pgboss.job set data = '{}'",
    'truncate pgboss.job',
    'drop schema pgboss cascade',
  ]) {
    await expect(place.application.pool.query(sql), sql).rejects.toThrow(/permission denied|must be owner/);
  }
});

test.concurrent('a process that only enqueues leaves the work to another', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const [here, there] = [recorder(), recorder()];
  const front = await start(place, { work: { greet: here.handler }, working: false });
  await place.application.db.transaction().execute((db) => front.enqueue(db, 'greet', {}));
  await sleep(2500);
  await start(place, { work: { greet: there.handler } });
  await until('the worker did it', () => there.done.length === 1);
  expect(here.done).toEqual([]);
});

test.concurrent('two processes that start at once on an empty database both work, and no job is done twice', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const { done, handler } = recorder();
  const work = { greet: handler, wave: handler };
  const schedule = { wave: '0 3 * * *' };
  const [one, two] = await Promise.all([
    start(place, { work, schedule }),
    start(place, { work, schedule }),
    start(place, { work, schedule, working: false }),
  ]);
  await place.application.db.transaction().execute(async (db) => {
    for (let number = 0; number < 6; number += 1) await (number % 2 ? one : two).enqueue(db, 'greet', { number });
  });
  await until('all six were done', () => done.length >= 6);
  await sleep(1000);
  expect(done).toHaveLength(6);
  expect(new Set(done.map(({ number }) => number))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});

test.concurrent('a job that fails is tried again, and is told when no further attempt will follow', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const attempts: boolean[] = [];
  const jobs = await start(place, {
    work: {
      stumble: async (_payload, { isLast }) => {
        attempts.push(isLast);
        if (attempts.length < 3) throw new Error('not yet');
      },
    },
  });
  await place.application.db.transaction().execute((db) => jobs.enqueue(db, 'stumble', {}));
  await until('it went well the third time', () => attempts.length === 3);
  expect(attempts).toEqual([false, false, false]);
});

test.concurrent('a job for later waits', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const { done, handler } = recorder();
  const jobs = await start(place, { work: { greet: handler } });
  const startAfter = new Date(Date.now() + 4000);
  await place.application.db.transaction().execute((db) => jobs.enqueue(db, 'greet', {}, { startAfter }));
  await sleep(2500);
  expect(done).toEqual([]);
  await until('its time came', () => done.length === 1);
  expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
});

test.concurrent('stopping waits for the job under way', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  let [begun, ended] = [false, false];
  const slow: JobHandler = async () => {
    begun = true;
    await sleep(1500);
    ended = true;
  };
  const jobs = await start(place, { work: { slow } });
  await place.application.db.transaction().execute((db) => jobs.enqueue(db, 'slow', {}));
  await until('it began', () => begun);
  await jobs.stop();
  expect(ended).toBe(true);
  const { rows } = await place.application.pool.query("select state from pgboss.job where name = 'slow'");
  expect(rows).toEqual([{ state: 'completed' }]);
});

test.concurrent('what an earlier version scheduled and this one does not is taken off', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const work = { old: recorder().handler, kept: recorder().handler };
  await (await start(place, { work, schedule: { old: '* * * * *', kept: '0 3 * * *' } })).stop();
  await start(place, { work, schedule: { kept: '30 4 * * *' } });
  const { rows } = await place.application.pool.query('select name, cron, timezone from pgboss.schedule');
  expect(rows).toEqual([{ name: 'kept', cron: '30 4 * * *', timezone: 'Asia/Shanghai' }]);
});

test.concurrent('a job of a kind that nobody knows is an error at once, in the act that wants it', async (context) => {
  const { expect } = context;
  const place = await openPlace(context);
  const jobs = await start(place, { work: { greet: recorder().handler }, working: false });
  await expect(place.application.db.transaction().execute((db) => jobs.enqueue(db, 'unheard-of', {}))).rejects.toThrow(
    /unheard-of/,
  );
});
