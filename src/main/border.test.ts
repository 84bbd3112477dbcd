import { expect, test } from 'vitest';
import { openWorld } from '../../test/support/world.ts';
import { createProgramme, listProgrammes } from '../features/programmes/contract.ts';

async function scene() {
  const world = await openWorld();
  const bodyId = await world.body();
  return { world, bodyId, office: await world.person('Olga', { role: 'office', bodyId }) };
}

const name = { zh: '称号', en: 'Title' };

test('every problem of a request is told at once: unknown fields, wrong types, over-long text, what is missing', async () => {
  const { world, office } = await scene();
  const body = { bodyId: 7, kind: 'medal', name: { zh: 'x'.repeat(201), en: '' }, colour: 'red' };
  const { status, problem } = await world.ask(createProgramme, { body: body as never }, office);
  expect(status).toBe(400);
  expect(problem?.problems.map(({ code, pointer }) => `${code} ${pointer}`).toSorted()).toEqual([
    'field-missing /name/en',
    'not-one-of /kind',
    'too-long /name/zh',
    'unknown-field /colour',
    'wrong-type /bodyId',
  ]);
});

test('the answer speaks the language of the caller', async () => {
  const { world } = await scene();
  const inChinese = await world.app.inject({ url: '/api/programmes', headers: { 'accept-language': 'zh-CN' } });
  expect(inChinese.json<{ title: string }>().title).toBe('请先登录。');
  const chosen = await world.app.inject({
    url: '/api/programmes',
    headers: { 'accept-language': 'zh-CN', cookie: 'language=en' },
  });
  expect(chosen.json<{ title: string }>().title).toBe('Please sign in first.');
});

test('a text with U+0000 is refused, in a body and in a query', async () => {
  const { world, bodyId, office } = await scene();
  const inBody = await world.ask(
    createProgramme,
    { body: { bodyId, kind: 'title', name: { zh: '称\0号', en: 'Title' } } },
    office,
  );
  expect(inBody.problem?.problems).toMatchObject([{ code: 'nul-character', pointer: '/name/zh' }]);
  expect((await world.ask(listProgrammes, { query: { q: 'a\0b' } }, office)).status).toBe(400);
});

test('a body that is no JSON, of another type, or too large is refused with its own code', async () => {
  const { world, office } = await scene();
  const send = (payload: string, type = 'application/json') =>
    world.app.inject({
      method: 'POST',
      url: '/api/programmes',
      payload,
      headers: { 'content-type': type, 'x-test-person': office.personId },
    });
  expect((await send('{"name":')).json()).toMatchObject({ status: 400, code: 'unreadable-body' });
  expect((await send('<name/>', 'application/xml')).json()).toMatchObject({
    status: 415,
    code: 'unsupported-media-type',
  });
  expect((await send(JSON.stringify({ name: 'x'.repeat(3_000_000) }))).json()).toMatchObject({
    status: 413,
    code: 'body-too-large',
  });
});

test('a creating call repeated with its key is done once, also when both come at the same moment', async () => {
  const { world, bodyId, office } = await scene();
  const call = { body: { bodyId, kind: 'title' as const, name }, idempotencyKey: 'one-intent' };
  const [first, second] = await Promise.all([
    world.ask(createProgramme, call, office),
    world.ask(createProgramme, call, office),
  ]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.answer?.id).toBe(second.answer?.id);
  const other = await world.ask(
    createProgramme,
    { ...call, body: { ...call.body, name: { zh: '另', en: 'Other' } } },
    office,
  );
  expect(other.problem?.code).toBe('idempotency-key-reused');
  expect((await world.call(listProgrammes, {}, office)).total).toBe(1);
});

test('pages follow one another without a gap or a repeat, and a cursor that nobody gave is refused', async () => {
  const { world, bodyId, office } = await scene();
  for (let index = 0; index < 7; index += 1) {
    await world.call(
      createProgramme,
      { body: { bodyId, kind: 'title', name: { zh: `称号${index}`, en: `Title ${index}` } } },
      office,
    );
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await world.call(
      listProgrammes,
      { query: { limit: 3, sort: '-name', ...(after === undefined ? {} : { after }) } },
      office,
    );
    expect(page.total).toBe(7);
    seen.push(...page.items.map((item) => item.name.en));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Title ${index}`));
  expect((await world.ask(listProgrammes, { query: { after: 'bm90aGluZw' } }, office)).problem?.code).toBe(
    'invalid-cursor',
  );
  expect((await world.ask(listProgrammes, { query: { sort: 'secret' } }, office)).problem?.code).toBe('sort-unknown');
  expect((await world.ask(listProgrammes, { query: { limit: 201 } }, office)).status).toBe(400);
});

test('a request from another site is refused, whatever it carries', async () => {
  const { world, office } = await scene();
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/programmes',
    payload: {},
    headers: { origin: 'https://elsewhere.example', 'x-test-person': office.personId },
  });
  expect(answer.json()).toMatchObject({ status: 403, code: 'forbidden-origin' });
});
