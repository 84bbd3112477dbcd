import { describe, expect, test } from 'vitest';
import { listObjections, ruleOnObjection } from '../notices/contract.ts';
import { objected, openDecided, openOnNotice } from '../notices/notices.fixture.ts';
import { conferEdition, downloadCertificate, getHolder, listHonours, verifyCertificate } from './contract.ts';

describe('conferring an edition', () => {
  test('writes the honours to the register with a certificate each, which verifies and downloads for everybody', async () => {
    const { world, editionId, office, closesAt, alpha } = await openOnNotice();
    world.now = closesAt;
    const done = await world.call(conferEdition, { params: { editionId } }, office);
    expect(done).toEqual({ honours: 2, conferredOn: '2026-06-10' });
    const { items } = await world.call(listHonours, {});
    expect(items.map(({ unitName, status, origin }) => `${unitName.en} ${status} ${origin}`).toSorted()).toEqual([
      'Alpha valid conferred',
      'Beta valid conferred',
    ]);
    expect(new Set(items.map(({ number }) => number)).size).toBe(2);
    const code = items[0]?.certificate ?? '';
    expect(await world.call(verifyCertificate, { params: { code } })).toMatchObject({ isHeld: true, code });
    const file = await world.ask(downloadCertificate, { params: { code } });
    expect([file.status, file.headers['content-type'], file.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect((await world.ask(verifyCertificate, { params: { code: 'AAAA-BBBB-CCCC-DDDD' } })).status).toBe(404);
    const holder = await world.call(getHolder, { params: { unitId: alpha.unitId } });
    expect(holder.terms).toMatchObject([{ consecutiveYears: 2, consecutiveEditions: ['20'], isCurrent: true }]);
    const events = await world.database.db
      .selectFrom('event')
      .where('kind', 'in', ['honour.conferred', 'edition.conferred'])
      .select('kind')
      .execute();
    expect(events.map(({ kind }) => kind).toSorted()).toEqual([
      'edition.conferred',
      'honour.conferred',
      'honour.conferred',
    ]);
  }, 60_000);

  test('is for the office of the body alone; for everybody else the edition does not exist', async () => {
    const { world, editionId, alpha, bodyId, closesAt } = await openOnNotice();
    world.now = closesAt;
    const other = await world.person('Oscar', { role: 'office', bodyId: await world.body('Elsewhere') });
    const assessor = await world.assessor(bodyId, 'Carl');
    for (const person of [other, assessor, alpha.coordinator, await world.person('Nobody')])
      expect((await world.ask(conferEdition, { params: { editionId } }, person)).status).toBe(404);
    expect((await world.ask(conferEdition, { params: { editionId } })).status).toBe(401);
    expect((await world.call(listHonours, {})).total).toBe(0);
  });

  test('is refused without a notice, while it runs, and while an objection waits; then it is done', async () => {
    const decided = await openDecided();
    const early = await decided.world.ask(conferEdition, { params: { editionId: decided.editionId } }, decided.office);
    expect([early.status, early.problem?.code]).toEqual([409, 'notice-missing']);
    const scene = await openOnNotice();
    const { world, editionId, office, closesAt, entryIds } = scene;
    await objected(scene, entryIds[0]);
    world.now = new Date(closesAt.getTime() - 1);
    const running = await world.ask(conferEdition, { params: { editionId } }, office);
    expect([running.status, running.problem?.code]).toEqual([409, 'notice-still-running']);
    world.now = closesAt;
    const waiting = await world.ask(conferEdition, { params: { editionId } }, office);
    expect([waiting.status, waiting.problem?.code]).toEqual([409, 'objections-unanswered']);
    const { items } = await world.call(listObjections, {}, office);
    const body = { outcome: 'rejected', answer: 'Put right.' } as const;
    await world.call(ruleOnObjection, { params: { objectionId: items[0]?.id ?? '' }, body }, office);
    expect((await world.ask(conferEdition, { params: { editionId } }, office)).status).toBe(201);
    const late = await world.ask(ruleOnObjection, { params: { objectionId: items[0]?.id ?? '' }, body }, office);
    expect(late.status).toBe(409);
  });

  test('happens once, also when two press at the same time', async () => {
    const { world, editionId, office, closesAt, bodyId } = await openOnNotice();
    world.now = closesAt;
    const colleague = await world.person('Otto Office', { role: 'office', bodyId });
    const outcomes = await Promise.all(
      [office, colleague].map((person) => world.ask(conferEdition, { params: { editionId } }, person)),
    );
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(outcomes.find(({ status }) => status === 409)?.problem?.code).toBe('edition-already-conferred');
    expect((await world.call(listHonours, {})).total).toBe(2);
  });
});
