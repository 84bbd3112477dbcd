import { describe, expect, test } from 'vitest';
import { conferEdition } from '../honours/contract.ts';
import { getNotice, listObjections, readObjection, ruleOnObjection } from './contract.ts';
import { objected, type OnNotice, openOnNotice } from './notices.fixture.ts';

async function onlyObjection({ world, office }: OnNotice) {
  const { items } = await world.call(listObjections, {}, office);
  expect(items).toHaveLength(1);
  return items[0]?.id ?? '';
}

const rejected = { outcome: 'rejected', answer: 'Checked on site: put right last month.' } as const;
const struck = { outcome: 'upheld-struck', answer: 'It is as the letter says.' } as const;

describe('ruling on an objection', () => {
  test('answers whoever lodged it, and is in the trail', async () => {
    const scene = await openOnNotice();
    const { world, office, entryIds } = scene;
    const { number, secret } = await objected(scene, entryIds[0]);
    const objectionId = await onlyObjection(scene);
    const ruled = await world.call(ruleOnObjection, { params: { objectionId }, body: rejected }, office);
    expect(ruled).toMatchObject({ number, ruling: rejected, entryUnitName: { en: 'Alpha' } });
    expect((await world.call(readObjection, { body: { number, secret } })).ruling).toMatchObject(rejected);
    const { count } = await world.database.db
      .selectFrom('event')
      .where('kind', '=', 'objection.ruled')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
  });

  test('is for the office of the body alone: others neither see it in their list nor find it', async () => {
    const scene = await openOnNotice();
    const { world, alpha, bodyId, entryIds } = scene;
    await objected(scene, entryIds[0]);
    const objectionId = await onlyObjection(scene);
    const other = await world.person('Oscar', { role: 'office', bodyId: await world.body('Elsewhere') });
    const assessor = await world.assessor(bodyId, 'Carl');
    for (const person of [other, assessor, alpha.coordinator, await world.person('Nobody')]) {
      expect((await world.call(listObjections, {}, person)).total).toBe(0);
      const outcome = await world.ask(ruleOnObjection, { params: { objectionId }, body: rejected }, person);
      expect(outcome.status).toBe(404);
    }
    expect((await world.ask(ruleOnObjection, { params: { objectionId }, body: rejected })).status).toBe(401);
  });

  test('strikes the unit from what is conferred, but only one that the objection names', async () => {
    const scene = await openOnNotice();
    const { world, office, noticeId, entryIds, editionId, closesAt } = scene;
    await objected(scene);
    const general = await onlyObjection(scene);
    const nobody = await world.ask(ruleOnObjection, { params: { objectionId: general }, body: struck }, office);
    expect([nobody.status, nobody.problem?.code]).toEqual([422, 'objection-names-no-entry']);
    await world.call(ruleOnObjection, { params: { objectionId: general }, body: rejected }, office);
    await objected(scene, entryIds[0]);
    const { items } = await world.call(listObjections, { query: { state: 'open' } }, office);
    const params = { objectionId: items[0]?.id ?? '' };
    await world.call(ruleOnObjection, { params, body: struck }, office);
    const { lines } = await world.call(getNotice, { params: { noticeId } });
    expect(lines.filter(({ isStruck }) => isStruck).map(({ entryId }) => entryId)).toEqual([entryIds[0]]);
    world.now = closesAt;
    expect(await world.call(conferEdition, { params: { editionId } }, office)).toMatchObject({ honours: 1 });
  });

  test('happens once, also when two answer at the same time, and not after the conferral', async () => {
    const scene = await openOnNotice();
    const { world, office, bodyId, entryIds } = scene;
    await objected(scene, entryIds[0]);
    const objectionId = await onlyObjection(scene);
    const colleague = await world.person('Otto Office', { role: 'office', bodyId });
    const outcomes = await Promise.all([
      world.ask(ruleOnObjection, { params: { objectionId }, body: rejected }, office),
      world.ask(ruleOnObjection, { params: { objectionId }, body: struck }, colleague),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(outcomes.find(({ status }) => status === 409)?.problem?.code).toBe('objection-already-answered');
  });
});
