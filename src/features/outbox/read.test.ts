import { expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { queueMail } from '../../platform/mail/mail.ts';
import { listOutbox } from './contract.ts';

async function scene() {
  const world = await openWorld();
  const bodyId = await world.body();
  const otherId = await world.body('Other');
  const office = await world.person('Olga', { role: 'office', bodyId });
  const put = (kind: string, body: string | null) =>
    world.act((ctx) =>
      queueMail(ctx, {
        to: { address: `${kind}@example.org`, name: 'Reader' },
        kind,
        subject: kind,
        text: 'http://localhost:4300/secret-link',
        bodyId: body,
      }),
    );
  await put('invitation', bodyId);
  await put('unit-confirmed', otherId);
  await put('registration', null);
  await put('password-reset', null);
  await put('email-change', null);
  const kinds = async () =>
    (await world.call(listOutbox, { params: { bodyId } }, office)).items.map(({ kind }) => kind).toSorted();
  return { world, bodyId, otherId, office, kinds };
}

test('an office sees its own mails, and those of no body while nothing is ever sent', async () => {
  const { world, bodyId, office, kinds } = await scene();
  expect(await kinds()).toEqual(['invitation', 'registration']);
  const { items, total } = await world.call(listOutbox, { params: { bodyId }, query: { limit: 1 } }, office);
  expect([items.length, total]).toEqual([1, 2]);
  expect(items[0]).toMatchObject({ state: 'waiting', text: 'http://localhost:4300/secret-link' });
});

test('once mail is sent, links are between their readers and us', async () => {
  const { world, bodyId, office, kinds } = await scene();
  await world.database.db
    .updateTable('outboxMail')
    .set({ attempts: 1, sentAt: world.now })
    .where('kind', '=', 'invitation')
    .execute();
  expect(await kinds()).toEqual(['invitation']);
  const sent = await world.call(listOutbox, { params: { bodyId }, query: { state: 'sent' } }, office);
  expect(sent.items).toMatchObject([{ kind: 'invitation', state: 'sent', text: null }]);
  expect((await world.call(listOutbox, { params: { bodyId }, query: { state: 'failed' } }, office)).total).toBe(0);
});

test('nobody else sees it', async () => {
  const { world, bodyId, otherId, office } = await scene();
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId: await world.unit() });
  const assessor = await world.assessor(bodyId, 'Asa');
  for (const as of [coordinator, assessor]) {
    expect((await world.ask(listOutbox, { params: { bodyId } }, as)).status).toBe(404);
  }
  expect((await world.ask(listOutbox, { params: { bodyId: otherId } }, office)).status).toBe(404);
});
