import { expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { bindPages } from '../../platform/http/pages.tsx';
import { pages, refusalPage } from '../pages.tsx';

test('only a demonstration has a guide, and its first page leads there', async () => {
  const world = await openWorld();
  await bindPages(world.app, world.border, pages, refusalPage);
  const get = (url: string, language: string) =>
    world.app.inject({ method: 'GET', url, headers: { 'accept-language': language } });
  expect((await get('/demonstration', 'en')).statusCode).toBe(404);
  expect((await get('/', 'en')).body).not.toContain('/demonstration');

  const id = '0b2f7c1e-5a53-4d06-9a58-3f2f0c9d1e77';
  await world.database.db.insertInto('person').values({ id, name: 'Olga', email: 'office@demo.example' }).execute();
  expect((await get('/', 'en')).body).toContain('href="/demonstration"');
  for (const [language, words] of [
    ['zh-CN', '登录账号：unit@demo.example'],
    ['en', 'Sign in as unit@demo.example'],
  ] as const) {
    const page = await get('/demonstration', language);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(words);
    expect(page.body).not.toContain('guide.');
  }
});
