import type { Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { DB } from '../db/types.ts';
import type { Jobs } from './jobs.ts';
import { letApplicationEnqueue } from './queries.ts';

export type JobPayload = Readonly<Record<string, unknown>>;

/** Which attempt this is; after the last one a job that fails is not tried again. */
interface Attempt {
  readonly isLast: boolean;
  /** Aborted when the process must end before the job is done. */
  readonly signal: AbortSignal;
}

/** Does one job. What it throws puts the job back, to be tried again later; so it must bear being done twice. */
export type JobHandler = (payload: JobPayload, attempt: Attempt) => Promise<void>;

interface JobSettings {
  /** A direct address of the database, as its owner: the queue's own tables are made and moved on by it. */
  readonly connectionString: string;
  /** Every kind of job there is, with who does it. */
  readonly work: Readonly<Record<string, JobHandler>>;
  /** Kinds of job that come by themselves, as cron expressions in `zone`. */
  readonly schedule: Readonly<Record<string, string>>;
  readonly zone: string;
  /** False in a process that only enqueues, because a worker runs apart. */
  readonly working: boolean;
  readonly onError: (error: Error) => void;
  /** Seconds before the first retry; every further one waits twice as long, up to an hour. */
  readonly retryDelaySeconds?: number;
}

interface RunningJobs extends Jobs {
  /** Lets the jobs under way finish, for at most ten seconds, and takes no new ones. */
  stop(): Promise<void>;
}

/** A person who waits for a mail should not wait for the queue; an idle server should not be busy asking. */
const pollingIntervalSeconds = 2;
const stopMs = 10_000;
/** With the waits doubling up to an hour, a day or so: a mail server that is down overnight loses nothing. */
const retryLimit = 30;

/** The queue in the same database as everything else. Any number of processes may run it at once. */
export async function startJobs(settings: JobSettings): Promise<RunningJobs> {
  const { connectionString, working, onError } = settings;
  const boss = new PgBoss({
    connectionString,
    max: 4,
    application_name: 'exemplar-jobs',
    supervise: working,
    schedule: working,
    registerInstance: false,
  });
  boss.on('error', onError);
  await boss.start();
  await createQueues(boss, settings);
  await letApplicationEnqueue(boss.getDb());
  if (working) {
    await keepSchedule(boss, settings);
    await work(boss, settings);
  }
  return {
    enqueue: (db, name, payload, options) => enqueue(boss, db, name, payload, options?.startAfter),
    stop: () => boss.stop({ graceful: true, timeout: stopMs, close: true }),
  };
}

async function createQueues(boss: PgBoss, { work, retryDelaySeconds = 30 }: JobSettings): Promise<void> {
  const retries = { retryLimit, retryBackoff: true, retryDelay: retryDelaySeconds, retryDelayMax: 3600 };
  for (const name of Object.keys(work)) {
    await boss.createQueue(name, retries);
    await boss.updateQueue(name, retries);
  }
}

/** What an earlier version scheduled and this one does not is taken off. */
async function keepSchedule(boss: PgBoss, { schedule, zone }: JobSettings): Promise<void> {
  for (const { name } of await boss.getSchedules()) if (!(name in schedule)) await boss.unschedule(name);
  for (const [name, cron] of Object.entries(schedule)) {
    // A server that was off when it was due does it once when it is on again.
    await boss.schedule(name, cron, {}, { tz: zone, missed: 'once' });
  }
}

async function work(boss: PgBoss, { work }: JobSettings): Promise<void> {
  for (const [name, handle] of Object.entries(work)) {
    await boss.work<JobPayload, void, { pollingIntervalSeconds: number; includeMetadata: true }>(
      name,
      { pollingIntervalSeconds, includeMetadata: true },
      async (jobs) => {
        for (const { data, retryCount, retryLimit, signal } of jobs) {
          await handle(data, { isLast: retryCount >= retryLimit, signal });
        }
      },
    );
  }
}

/** Through the act's own transaction: what is rolled back was never enqueued. */
async function enqueue(
  boss: PgBoss,
  db: Transaction<DB>,
  name: string,
  payload: JobPayload,
  startAfter: Date | undefined,
): Promise<void> {
  const sent = await boss.send(name, payload, {
    db: fromKysely(db.withoutPlugins()),
    ...(startAfter === undefined ? {} : { startAfter }),
  });
  if (sent === null) throw new Error(`The job ${name} was not enqueued.`);
}
