import { expect, test } from 'vitest';
import { openWorld } from '../../test/support/world.ts';
import { createProgramme } from '../features/programmes/contract.ts';

test('a list is had whole, under its own rule and filter, and no cell of it is a formula', async () => {
  const world = await openWorld();
  const [bodyId, otherId] = [await world.body(), await world.body('Other Body')];
  const office = await world.person('Olga', { role: 'office', bodyId });
  const stranger = await world.person('Stan', { role: 'office', bodyId: otherId });
  for (let index = 0; index < 205; index += 1) {
    const en = index === 0 ? '=HYPERLINK("x")' : `Title ${String(index).padStart(3, '0')}`;
    await world.call(
      createProgramme,
      { body: { bodyId, kind: index < 5 ? 'prize' : 'title', name: { zh: `称号${index}`, en } } },
      office,
    );
  }
  const whole = async (as: { personId: string }, query = '') =>
    world.app.inject({
      url: `/api/programmes/export${query}`,
      headers: { 'x-test-person': as.personId, 'accept-language': 'en' },
    });
  const answer = await whole(office);
  expect(answer.headers['content-disposition']).toContain('attachment');
  // The mark by which spreadsheet programs know UTF-8.
  expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const lines = answer.body.trim().split('\r\n');
  expect(lines).toHaveLength(206);
  expect(lines[0]).toBe('Name,Kind,Editions,Latest edition,Complete since');
  expect(lines.filter((line) => line.includes('HYPERLINK'))).toEqual([expect.stringMatching(/^"'=HYPERLINK/)]);
  expect((await whole(office, '?kind=prize')).body.trim().split('\r\n')).toHaveLength(6);
  expect((await whole(stranger)).body.trim().split('\r\n')).toHaveLength(1);
  expect((await world.app.inject({ url: '/api/programmes/export' })).statusCode).toBe(401);
});
