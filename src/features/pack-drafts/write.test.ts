import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../../core/criteria/draft.ts';
import type { PackDraft } from '../../core/criteria/draft.ts';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { faultsIn } from '../../../test/support/faults.ts';
import { getPack, importPack, listPacks } from '../packs/contract.ts';
import { checks } from './checks.ts';
import {
  discardPackDraft,
  downloadPackDraft,
  getPackDraft,
  listPackDrafts,
  publishPackDraft,
  savePackDraft,
  startPackDraft,
} from './contract.ts';
import { openScene, read, save, type Scene, startFromNothing, startSound } from './pack-drafts.fixture.ts';

async function eventsOf({ world }: Scene): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from event where kind like 'pack%' order by id`.execute(
    world.database.db,
  );
  return rows.map(({ kind }) => kind);
}

describe('a draft of a pack', () => {
  it('begins from nothing with a skeleton whose points add up and whose texts are asked for', async () => {
    const scene = await openScene();
    const draft = await read(scene, await startFromNothing(scene));
    expect(draft).toMatchObject({ key: 'criteria', packVersion: '1.0.0', indicators: 4, version: 1, basedOn: null });
    expect(new Set(draft.problems.map(({ code }) => code))).toEqual(new Set(['translation-missing']));
    const again = await read(scene, await startFromNothing(scene));
    expect(again.key).toBe('criteria-2');
  });

  it('begins from a shipped pack, and as the next version of one the body has', async () => {
    const scene = await openScene();
    const { world, bodyId, office } = scene;
    const from = { kind: 'shipped', file: 'top-ten-list.yaml' } as const;
    const first = await world.call(startPackDraft, { body: { bodyId, from } }, office);
    expect(first).toMatchObject({ key: 'top-ten-list', packVersion: '1.0.0', indicators: 4 });
    const pack = await world.call(importPack, { body: { bodyId, shipped: 'baldrige.yaml' } }, office);
    const next = await world.call(
      startPackDraft,
      { body: { bodyId, from: { kind: 'pack', packId: pack.id } } },
      office,
    );
    expect(next).toMatchObject({ key: 'baldrige', packVersion: '1.1.0', basedOn: pack.id });
    expect((await read(scene, next.id)).problems).toEqual([]);
    const unknown = await world.ask(startPackDraft, { body: { bodyId, from: { kind: 'shipped', file: 'x' } } }, office);
    expect([unknown.status, unknown.problem?.code]).toEqual([422, 'pack-source-missing']);
  });

  it('keeps what is unfinished and wrong, in the order it was written, and says who changed it before', async () => {
    const scene = await openScene();
    const draftId = await startFromNothing(scene);
    const content = { zebra: 1, apple: [{ b: 1, a: 2 }], title: 7, criteria: [{ number: '' }] } as unknown as PackDraft;
    const saved = await save(scene, draftId, content, 1);
    expect([saved.status, saved.headers['etag'], saved.answer?.version]).toEqual([200, '"2"', 2]);
    const draft = await read(scene, draftId);
    expect(JSON.stringify(draft.content)).toBe(JSON.stringify(readDraft(content).draft));
    expect(draft).toMatchObject({ title: { zh: '', en: '' }, updatedBy: 'Olga Office' });
    const stale = await save(scene, draftId, content, 1);
    expect([stale.status, stale.problem?.code]).toEqual([412, 'stale-version']);
    expect(stale.problem?.detail).toContain('Olga Office');
    expect(await eventsOf(scene)).toEqual(['pack-draft.started', 'pack-draft.saved']);
    expect(await faultsIn(scene.world, checks)).toEqual([]);
  });

  it('refuses what has not the form of a draft, with all that is wrong', async () => {
    const scene = await openScene();
    const draftId = await startFromNothing(scene);
    const wrong = { criteria: [{ number: 1 }, 2], special: [] } as unknown as PackDraft;
    const { status, problem } = await save(scene, draftId, wrong, 1);
    expect(status).toBe(422);
    expect(problem?.problems?.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'text-expected /content/criteria/0/number',
      'object-expected /content/criteria/1',
      'object-expected /content/special',
    ]);
    const large = { criteria: [], note: '字'.repeat(1_000_001) } as unknown as PackDraft;
    expect((await save(scene, draftId, large, 1)).problem?.problems?.[0]?.code).toBe('pack-file-too-large');
    const nested = (levels: number): PackDraft => {
      let deep: unknown = 'x';
      for (let level = 0; level < levels; level += 1) deep = [deep];
      return { criteria: [], deep };
    };
    expect((await save(scene, draftId, nested(80), 1)).status).toBe(422);
    const bottomless = await save(scene, draftId, nested(3000), 1);
    expect([bottomless.status, bottomless.problem?.problems?.[0]?.code]).toEqual([400, 'nested-too-deep']);
    const halved = await save(scene, draftId, { criteria: [], a: '\uD800' }, 1);
    expect([halved.status, halved.problem?.problems?.[0]?.code]).toEqual([400, 'broken-character']);
    expect((await read(scene, draftId)).version).toBe(1);
  });

  it('is published as an imported version with one event, and is closed then', async () => {
    const scene = await openScene();
    const { world, office, bodyId } = scene;
    const draftId = await startSound(scene);
    const params = { draftId };
    expect((await world.ask(publishPackDraft, { params, ifMatch: 1 }, office)).status).toBe(412);
    const { packId } = await world.call(publishPackDraft, { params, ifMatch: 2 }, office);
    const pack = await world.call(getPack, { params: { packId } }, office);
    expect(pack).toMatchObject({ key: 'small', packVersion: '1.0.0', bodyId, content: smallPack() });
    expect(await eventsOf(scene)).toEqual(['pack-draft.started', 'pack-draft.saved', 'pack.imported']);
    for (const outcome of [
      await save(scene, draftId, smallPack() as unknown as PackDraft, 3),
      await world.ask(publishPackDraft, { params, ifMatch: 3 }, office),
      await world.ask(discardPackDraft, { params, ifMatch: 3 }, office),
    ]) {
      expect([outcome.status, outcome.problem?.code]).toEqual([409, 'pack-draft-published']);
    }
    expect((await world.call(listPackDrafts, {}, office)).items).toEqual([]);
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  it('is not published while anything is wrong with it, nor twice as the same version', async () => {
    const scene = await openScene();
    const { world, office, bodyId } = scene;
    const draftId = await startSound(scene);
    const params = { draftId };
    await save(scene, draftId, { ...smallPack(), base: 12, title: { zh: '', en: 'x' } } as unknown as PackDraft, 2);
    const refused = await world.ask(publishPackDraft, { params, ifMatch: 3 }, office);
    expect([refused.status, refused.problem?.code]).toEqual([422, 'pack-draft-not-sound']);
    const told = refused.problem?.problems?.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(told).toEqual(['translation-missing /title', 'base-does-not-add-up /base']);
    expect((await world.call(listPacks, {}, office)).items).toEqual([]);
    await world.call(importPack, { body: { bodyId, source: JSON.stringify(smallPack()) } }, office);
    await save(scene, draftId, smallPack() as unknown as PackDraft, 3);
    const twice = await world.ask(publishPackDraft, { params, ifMatch: 4 }, office);
    expect([twice.status, twice.problem?.code]).toEqual([409, 'pack-version-exists']);
    expect((await read(scene, draftId)).publishedAt).toBeNull();
  });

  it('is discarded by whoever saw its present version, and is gone then', async () => {
    const scene = await openScene();
    const { world, office } = scene;
    const draftId = await startSound(scene);
    const params = { draftId };
    expect((await world.ask(discardPackDraft, { params, ifMatch: 1 }, office)).status).toBe(412);
    expect((await world.ask(discardPackDraft, { params, ifMatch: 2 }, office)).status).toBe(204);
    expect((await world.ask(getPackDraft, { params }, office)).status).toBe(404);
    expect((await world.ask(discardPackDraft, { params, ifMatch: 2 }, office)).status).toBe(404);
    expect((await eventsOf(scene)).at(-1)).toBe('pack-draft.discarded');
  });

  it('is a secret of the office that writes it', async () => {
    const scene = await openScene();
    const { world, bodyId } = scene;
    const draftId = await startSound(scene);
    const params = { draftId };
    const content = smallPack() as unknown as PackDraft;
    const from = { kind: 'nothing', title: { zh: '甲', en: 'A' } } as const;
    for (const other of scene.others) {
      const asked = [
        await world.ask(getPackDraft, { params }, other),
        await world.ask(downloadPackDraft, { params }, other),
        await world.ask(savePackDraft, { params, body: { content }, ifMatch: 2 }, other),
        await world.ask(publishPackDraft, { params, ifMatch: 2 }, other),
        await world.ask(discardPackDraft, { params, ifMatch: 2 }, other),
        await world.ask(startPackDraft, { body: { bodyId, from } }, other),
      ];
      expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      const list = await world.call(listPackDrafts, { query: { bodyId } }, other);
      expect([list.items, list.total]).toEqual([[], 0]);
    }
    expect((await world.ask(getPackDraft, { params })).status).toBe(401);
  });

  it('is listed with as many queries for twenty as for one', async () => {
    const scene = await openScene();
    const count = async (): Promise<number> => {
      scene.world.queries.length = 0;
      await scene.world.call(listPackDrafts, { query: { q: '甲' } }, scene.office);
      return scene.world.queries.length;
    };
    await startFromNothing(scene);
    const one = await count();
    for (let more = 0; more < 19; more += 1) await startFromNothing(scene);
    expect(await count()).toBe(one);
    expect((await scene.world.call(listPackDrafts, {}, scene.office)).total).toBe(20);
  });

  it('lets one of two who save at once through', async () => {
    const scene = await openScene();
    const draftId = await startSound(scene);
    const content = smallPack() as unknown as PackDraft;
    const outcomes = await Promise.all([save(scene, draftId, content, 2), save(scene, draftId, content, 2)]);
    expect(outcomes.map(({ status }) => status === 200)).toEqual(expect.arrayContaining([true, false]));
  });
});
