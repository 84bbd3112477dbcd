import { performRun } from '../features/assignment-runs/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { transact } from '../platform/db/connect.ts';
import { sealEvents } from '../platform/db/seals.ts';
import { forgetOldKeys } from '../platform/db/idempotency.ts';
import { type Border, ownContext } from '../platform/http/bind.ts';
import type { JobHandler, JobPayload } from '../platform/jobs/start-jobs.ts';
import { type MailRoute, sendMail } from '../platform/mail/send-mail.ts';
import { takeUpMail } from '../platform/mail/take-up-mail.ts';
import type { Uploads } from '../platform/storage/uploads.ts';

/** A feature's job: an act of its own, in a transaction of its own. */
export type FeatureJob = (ctx: Ctx, payload: JobPayload) => Promise<void>;

const featureJobs: Readonly<Record<string, FeatureJob>> = {};

const dayMs = 86_400_000;

/** Every kind of job, with who does it. */
export function jobHandlers(
  border: Border,
  uploads: Uploads,
  route: MailRoute | undefined,
): Record<string, JobHandler> {
  const ofFeatures = Object.entries(featureJobs).map(([name, job]): [string, JobHandler] => [
    name,
    (payload) => transact(border.db, 'write', (db) => job(ownContext(border, db, { name }), payload)),
  ]);
  return {
    ...Object.fromEntries(ofFeatures),
    'run-assignment': ({ runId }, { signal }) =>
      performRun(
        (work) => transact(border.db, 'write', (db) => work(ownContext(border, db, { name: 'run-assignment' }))),
        String(runId),
        signal,
      ),
    'send-mail': (payload, { isLast }) =>
      sendMail({ db: border.db, route, now: border.clock }, String(payload['mailId']), isLast),
    'take-up-mail': async () => {
      if (route === undefined) return;
      const name = 'take-up-mail';
      await transact(border.db, 'write', (db) => takeUpMail(ownContext(border, db, { name })));
    },
    'seal-events': async () => void (await sealEvents(border.db, border.clock())),
    'forget-idempotency-keys': () =>
      transact(border.db, 'write', (db) => forgetOldKeys(db, new Date(border.clock().getTime() - dayMs))),
    'sweep-uploads': async () => void (await uploads.sweep(border.clock())),
  };
}

/** When the ones that nobody asks for run. */
export const schedule: Readonly<Record<string, string>> = {
  'seal-events': '* * * * *',
  'take-up-mail': '*/10 * * * *',
  'forget-idempotency-keys': '17 * * * *',
  'sweep-uploads': '37 3 * * *',
};
