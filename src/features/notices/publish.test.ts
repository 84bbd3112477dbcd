import { describe, expect, test } from 'vitest';
import { openScene } from '../entries/entries.fixture.ts';
import { withdrawDecision } from '../rankings/contract.ts';
import { getNotice, listNotices, publishNotice } from './contract.ts';
import { openDecided, openOnNotice } from './notices.fixture.ts';

describe('publishing a notice', () => {
  test('tells everybody who is to be named, for five working days of Shanghai, and is in the trail', async () => {
    const { world, editionId, office, alpha, beta } = await openDecided();
    const text = { zh: '现予公示。', en: 'Published for objection.' };
    // A Tuesday; the five working days after it end with the Tuesday of the next week.
    const notice = await world.call(publishNotice, { params: { editionId }, body: { text } }, office);
    expect(notice).toMatchObject({ workingDays: 5, workingDaysLeft: 5, named: 2, text });
    expect(notice.closesAt).toBe('2026-06-09T16:00:00.000Z');
    const noticeId = notice.id;
    world.now = new Date('2026-06-09T15:59:59Z');
    expect(await world.call(getNotice, { params: { noticeId } })).toMatchObject({ workingDaysLeft: 1 });
    world.now = new Date('2026-06-09T16:00:00Z');
    const shown = await world.call(getNotice, { params: { noticeId } });
    expect(shown.workingDaysLeft).toBe(0);
    expect(shown.lines.map(({ unitName, isStruck }) => [unitName.en, isStruck])).toEqual(
      expect.arrayContaining([
        ['Alpha', false],
        ['Beta', false],
      ]),
    );
    expect(JSON.stringify(shown)).not.toContain(alpha.coordinator.name);
    expect(JSON.stringify(shown)).not.toContain(beta.coordinator.name);
    const events = await world.database.db
      .selectFrom('event')
      .where('kind', '=', 'notice.published')
      .select(['subjectId', 'bodyId', 'after'])
      .execute();
    expect(events).toMatchObject([{ subjectId: notice.id, after: { editionId, workingDays: 5 } }]);
  });

  test('is for the office of the body alone; for everybody else the edition does not exist', async () => {
    const { world, editionId, alpha, bodyId } = await openDecided();
    const stranger = await world.person('Oscar', { role: 'office', bodyId: await world.body('Elsewhere') });
    const assessor = await world.assessor(bodyId, 'Carl');
    for (const person of [stranger, assessor, alpha.coordinator, await world.person('Nobody')])
      expect((await world.ask(publishNotice, { params: { editionId }, body: {} }, person)).status).toBe(404);
    expect((await world.ask(publishNotice, { params: { editionId }, body: {} })).status).toBe(401);
    expect((await world.call(listNotices, {})).items).toEqual([]);
  });

  test('waits for a decision and for its stage, and the running time is never below five working days', async () => {
    const undecided = await openScene();
    const params = { editionId: undecided.editionId };
    const early = await undecided.world.ask(publishNotice, { params, body: {} }, undecided.office);
    expect([early.status, early.problem?.code]).toEqual([409, 'decision-missing']);
    const { world, editionId, office } = await openDecided();
    world.now = new Date('2026-05-20T02:00:00Z');
    const tooSoon = await world.ask(publishNotice, { params: { editionId }, body: {} }, office);
    expect([tooSoon.status, tooSoon.problem?.code]).toEqual([409, 'notice-stage-not-open']);
    world.now = new Date('2026-06-02T02:00:00Z');
    const short = await world.ask(publishNotice, { params: { editionId }, body: { workingDays: 4 } }, office);
    expect([short.status, short.problem?.problems]).toMatchObject([
      400,
      [{ code: 'too-small', pointer: '/workingDays' }],
    ]);
  });

  test('happens once, also when two press at the same time, and holds the decision fast', async () => {
    const { world, editionId, office, bodyId } = await openDecided();
    const colleague = await world.person('Otto Office', { role: 'office', bodyId });
    const outcomes = await Promise.all(
      [office, colleague].map((person) => world.ask(publishNotice, { params: { editionId }, body: {} }, person)),
    );
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(outcomes.find(({ status }) => status === 409)?.problem?.code).toBe('notice-already-published');
    expect((await world.call(listNotices, { query: { editionId } })).total).toBe(1);
    const back = await world.ask(withdrawDecision, { params: { editionId }, body: { reason: 'Anew.' } }, office);
    expect([back.status, back.problem?.code]).toEqual([409, 'notice-already-published']);
  });

  test('the list takes the same few queries however long a notice is', async () => {
    const { world, noticeId } = await openOnNotice();
    world.queries.length = 0;
    await world.call(getNotice, { params: { noticeId } });
    expect(world.queries.filter((query) => query.startsWith('select')).length).toBeLessThanOrEqual(3);
  });
});
