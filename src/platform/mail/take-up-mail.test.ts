import { expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { queueMail } from './mail.ts';
import { takeUpMail } from './take-up-mail.ts';

const minute = 60_000;
const day = 86_400_000;

test('mail that was never tried is taken up once there is a way out; what was tried, is new or too old is not', async () => {
  const world = await openWorld();
  const start = world.now.getTime();
  const put = async (name: string, ageMs: number, address = `${name}@example.org`) => {
    world.now = new Date(start - ageMs);
    await world.act((ctx) =>
      queueMail(ctx, { to: { address, name }, kind: 'invitation', subject: name, text: name, bodyId: null }),
    );
  };
  await put('waiting', day);
  await put('older', 13 * day);
  await put('new', 5 * minute);
  await put('ancient', 15 * day);
  await put('demonstration', day, 'unit@demo.example');
  for (const [name, change] of [
    ['sent', { sentAt: world.now, attempts: 1 }],
    ['tried', { attempts: 1 }],
    ['failed', { failedAt: world.now, attempts: 31 }],
  ] as const) {
    await put(name, day);
    await world.database.db.updateTable('outboxMail').set(change).where('subject', '=', name).execute();
  }
  world.now = new Date(start);
  world.enqueued.length = 0;
  expect(await world.act((ctx) => takeUpMail(ctx))).toBe(2);
  const ids = world.enqueued.map(({ name, payload }) => [name, payload['mailId']]);
  const rows = await world.database.db.selectFrom('outboxMail').select(['id', 'subject']).execute();
  const subjects = ids.map(([name, id]) => `${String(name)} ${rows.find((row) => row.id === id)?.subject}`);
  expect(subjects).toEqual(['send-mail older', 'send-mail waiting']);
});
