import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { getEdition } from '../editions/contract.ts';
import { openScene } from '../entries/entries.fixture.ts';
import type { Language } from '../../core/text.ts';
import { speechIn } from '../../platform/i18n/speech.ts';
import { pages } from './pages.tsx';
import { getPackSchema, importPack, listPackOwners, printPack } from './contract.ts';

test('criteria are public from the opening of an edition on: as pages without script, as data, on paper', async () => {
  const { world, bodyId, office, editionId } = await openScene();
  const { packId } = await world.call(getEdition, { params: { editionId } }, office);
  const read = (path: string, params: Record<string, string>, language: Language = 'en') => {
    const speech = speechIn(world.border.catalogue, language);
    const request = { params, query: {}, address: path, speech, fields: {}, files: {} };
    return world.act(async (ctx) => pages.find((page) => page.path === path)!.handle(ctx, request));
  };
  for (const [language, words] of [
    ['zh-CN', ['按0.5分一档给分', '至少1份（文件）', '总分达到9分的均予命名']],
    ['en', ['points in steps of 0.5', '1 at least (file)', 'Every entry with a total of 9 or more is named']],
  ] as const) {
    const answers = [
      await read('/criteria/:packId', { packId }, language),
      await read('/criteria/:packId/:number', { packId, number: '1' }, language),
    ];
    const html = answers.map(({ page }) => renderToStaticMarkup(page));
    expect(html.join('')).not.toContain('<script');
    for (const word of words) expect(html.join('')).toContain(word);
    for (const page of html) expect(Buffer.byteLength(page)).toBeLessThan(30_000);
  }
  expect((await read('/criteria/:packId', { packId })).json).toMatchObject({ base: 10 });
  const { file } = await read('/criteria/:packId/criteria.pdf', { packId });
  expect(Buffer.from(file!.body).subarray(0, 5).toString()).toBe('%PDF-');
  const source = JSON.stringify({ ...smallPack(), id: 'draft-pack' });
  const draft = await world.call(importPack, { body: { bodyId, source } }, office);
  for (const path of pages.map((page) => page.path))
    await expect(read(path, { packId: draft.id, number: '1' })).rejects.toMatchObject({ status: 404 });
  await expect(read('/criteria/:packId/:number', { packId, number: '1.1' })).rejects.toMatchObject({ status: 404 });
  await expect(read('/criteria/:packId', { packId: 'x' })).rejects.toMatchObject({ status: 404 });
});

test('who answers for what is listed by pages for whoever may see the pack, and for nobody else', async () => {
  const { world, bodyId, office, alpha } = await openScene();
  const source = JSON.stringify({ ...smallPack(), id: 'draft-pack' });
  const { id: packId } = await world.call(importPack, { body: { bodyId, source } }, office);
  const params = { packId };
  const first = await world.call(listPackOwners, { params, query: { limit: 3 } }, office);
  expect(first).toMatchObject({ total: 5, next: '3' });
  const rest = await world.call(listPackOwners, { params, query: { limit: 3, after: '3' } }, office);
  expect([...first.items, ...rest.items].map(({ indicator }) => indicator)).toEqual(['1.1', '1.2', '2', 'S-1', 'S-2']);
  expect((await world.call(listPackOwners, { params, query: { q: 's-' } }, office)).total).toBe(2);
  for (const operation of [listPackOwners, printPack])
    expect((await world.ask(operation, { params }, alpha.coordinator)).status).toBe(404);
});

test('the schema of packs is open to everybody', async () => {
  const { world } = await openScene();
  const { status, answer } = await world.ask(getPackSchema, {});
  expect([status, Object.keys(answer ?? {})]).toEqual([
    200,
    expect.arrayContaining(['$schema', '$defs', 'properties']),
  ]);
});
