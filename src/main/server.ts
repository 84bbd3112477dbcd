import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { callerOf, mountSignIn } from '../platform/auth/mount.ts';
import { openSignIn } from '../platform/auth/sign-in.ts';
import type { Config } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import { connect, type Database, transact } from '../platform/db/connect.ts';
import { startEmbedded } from '../platform/db/embedded.ts';
import { migrate } from '../platform/db/migrate.ts';
import { type Border, ownContext } from '../platform/http/bind.ts';
import { mountDoors } from '../platform/http/doors.ts';
import { mountHealth } from '../platform/http/health.ts';
import { bindPages } from '../platform/http/pages.tsx';
import { mountUploads } from '../platform/http/uploads.ts';
import { startJobs } from '../platform/jobs/start-jobs.ts';
import { mailRoute } from '../platform/mail/send-mail.ts';
import { projectRoot } from '../platform/project-root.ts';
import { Refusal } from '../platform/refusal.ts';
import { openStorage } from '../platform/storage/open-storage.ts';
import { keepUpload } from '../platform/storage/queries.ts';
import { openUploads } from '../platform/storage/uploads.ts';
import { assemble } from './assemble.ts';
import { jobHandlers, schedule } from './jobs.ts';
import { listen } from './listen.ts';
import { pages, refusalPage } from './pages.tsx';
import { sessionSecret } from './secret.ts';

export interface RunningServer {
  readonly app: FastifyInstance;
  readonly border: Border;
  /** Answers what is under way, then lets go of everything; may be called twice. */
  readonly stop: () => Promise<void>;
}

interface Wishes {
  readonly log: (sentence: string) => void;
  /** False in a process that leaves the jobs to a worker. */
  readonly working: boolean;
  /** False for a worker, which serves nobody. */
  readonly listening: boolean;
  /** The time that every act sees; the computer's unless it is handed in. */
  readonly clock?: () => Date;
}

/** Everything that runs in one process: database, storage, jobs, operations, pages and doors. */
export async function startServer(
  config: Config,
  { log, working, listening, clock = () => new Date() }: Wishes,
): Promise<RunningServer> {
  const undo: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= undoAll(undo));
  try {
    return { ...(await start()), stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function start(): Promise<Omit<RunningServer, 'stop'>> {
    const { url, directUrl } = await databaseUrls();
    const database = connect(url, { as: 'application', connections: 12 });
    undo.push(database.close);
    const storage = await openStorage(config.storage, config.dataDir);
    const uploads = await openUploads({
      dataDir: config.dataDir,
      storage,
      path: '/api/uploads',
      keep: (upload) => keepUpload(database.db, upload),
    });
    const signIn = openSignIn({
      db: database.db,
      publicUrl: config.publicUrl,
      secret: await sessionSecret(config.dataDir),
      throttle: true,
      act: (work) => transact(database.db, 'write', (db) => work(ownContext(border, db, { name: 'sign-in' }))),
    });
    const queue = { enqueue: undefined as Ctx['jobs']['enqueue'] | undefined };
    const { app, border } = await assemble({
      database,
      storage,
      publicUrl: config.publicUrl,
      zone: config.timeZone,
      log: pino({ level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] }),
      clock,
      newId: randomUUID,
      jobs: { enqueue: async (...job) => queue.enqueue?.(...job) },
      callerOf: (request) => callerOf(signIn, request),
      requestsPerMinute: 1200,
      trustProxy: config.publicUrl.startsWith('https:'),
    });
    undo.push(() => app.close());
    const running = await startJobs({
      connectionString: directUrl,
      work: jobHandlers(border, uploads, mailRoute(config.smtpUrl, config.publicUrl)),
      schedule,
      zone: config.timeZone,
      working,
      onError: (error) => app.log.error({ err: error }, 'job queue'),
    });
    undo.push(() => running.stop());
    queue.enqueue = (...job) => running.enqueue(...job);
    mountSignIn(app, signIn);
    mountHealth(app, database.db);
    await mountUploads(app, '/api/uploads', uploads, async (request) => {
      const caller = await callerOf(signIn, request);
      if (caller === undefined) throw new Refusal(401, 'sign-in-required');
      return caller.personId;
    });
    await bindPages(app, border, pages, refusalPage);
    await mountDoors(app, join(projectRoot, 'dist', 'web'));
    if (listening) await listen(app, config.port);
    return { app, border };
  }

  async function databaseUrls(): Promise<{ url: string; directUrl: string }> {
    if (config.databaseUrl !== undefined) {
      const directUrl = config.databaseDirectUrl ?? config.databaseUrl;
      await bringUpToDate(connect(directUrl, { as: 'owner', connections: 2 }));
      return { url: config.databaseUrl, directUrl };
    }
    const embedded = await startEmbedded({ dir: join(config.dataDir, 'postgres'), log, durable: true });
    undo.push(() => embedded.stop());
    await bringUpToDate(connect(embedded.url, { as: 'owner', connections: 2 }));
    return { url: embedded.url, directUrl: embedded.url };
  }
}

async function bringUpToDate(owner: Database): Promise<void> {
  try {
    await migrate(owner.db);
  } finally {
    await owner.close();
  }
}

/** In the opposite order of how it was put up; what fails to stop does not keep the rest from stopping. */
async function undoAll(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).toReversed())
    await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
}
