import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';
import { languages } from '../../core/text.ts';
import { texts } from '../../main/texts.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { listBodyEvents, listUnitEvents } from './contract.ts';
import { kindsOpenToUnits } from './policy.ts';

async function scene() {
  const world = await openWorld();
  const bodyId = await world.body();
  const unitId = await world.unit();
  const office = await world.person('Olga', { role: 'office', bodyId });
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId });
  const assessor = await world.assessor(bodyId, 'Asa');
  return { world, bodyId, unitId, office, coordinator, assessor };
}

function tell(world: TestWorld, kind: string, place: { bodyId?: string; unitId?: string }, as: Persona): Promise<void> {
  return world.act(
    (ctx) => recordEvent(ctx, { kind, subject: { type: 'entry', id: randomUUID() }, ...place, after: { n: 1 } }),
    as,
  );
}

test('an office reads who did what in its own matters, the newest first, page by page', async () => {
  const { world, bodyId, unitId, office, coordinator } = await scene();
  const otherId = await world.body('Other');
  await tell(world, 'entry.opened', { bodyId, unitId }, coordinator);
  await tell(world, 'edition.opened', { bodyId }, office);
  await tell(world, 'edition.opened', { bodyId: otherId }, office);
  const first = await world.call(listBodyEvents, { params: { bodyId }, query: { limit: 1 } }, office);
  expect(first).toMatchObject({ total: 2, items: [{ kind: 'edition.opened', personName: 'Olga', after: { n: 1 } }] });
  const query = { limit: 1, after: first.next ?? '' };
  const second = await world.call(listBodyEvents, { params: { bodyId }, query }, office);
  expect(second).toMatchObject({ next: null, items: [{ kind: 'entry.opened', personName: 'Cora' }] });
  const some = await world.call(listBodyEvents, { params: { bodyId }, query: { kind: 'entry.opened' } }, office);
  expect(some.total).toBe(1);
});

test('a unit reads its own acts, and nothing that tells who assesses it', async () => {
  const { world, bodyId, unitId, office, coordinator, assessor } = await scene();
  await tell(world, 'entry.submitted', { bodyId, unitId }, coordinator);
  await tell(world, 'honour.conferred', { bodyId, unitId }, office);
  for (const kind of ['score-sheet.submitted', 'assignment.made', 'conflict.declared', 'entry.facts-recorded']) {
    await tell(world, kind, { bodyId, unitId }, assessor);
  }
  await tell(world, 'evidence.added', { unitId: await world.unit('Other') }, coordinator);
  const { text, answer } = await world.ask(listUnitEvents, { params: { unitId } }, coordinator);
  expect(answer).toMatchObject({
    total: 2,
    items: [
      { kind: 'honour.conferred', personName: null },
      { kind: 'entry.submitted', personName: 'Cora' },
    ],
  });
  expect(text).not.toContain('Asa');
  const query = { kind: 'score-sheet.submitted' };
  expect((await world.call(listUnitEvents, { params: { unitId }, query }, coordinator)).total).toBe(0);
});

test('nobody reads the trail of another place', async () => {
  const { world, bodyId, unitId, office, coordinator, assessor } = await scene();
  const stranger = await world.person('Stan', { role: 'office', bodyId: await world.body('Other') });
  const employee = await world.person('Emma', { role: 'employee', unitId, employeeId: await world.employee(unitId) });
  for (const as of [stranger, coordinator, assessor, employee]) {
    expect((await world.ask(listBodyEvents, { params: { bodyId } }, as)).status).toBe(404);
  }
  for (const as of [office, stranger, assessor, employee]) {
    expect((await world.ask(listUnitEvents, { params: { unitId } }, as)).status).toBe(404);
  }
});

test('every kind of event has its sentence, and a unit is told of kinds that exist', () => {
  const kinds = kindsInSources();
  const told = new Set(Object.keys(Object.assign({}, ...texts.map((some) => some[languages[0]]))));
  expect([...kinds].filter((kind) => !told.has(`event.${kind}`))).toEqual([]);
  expect(kindsOpenToUnits.filter((kind) => !kinds.has(kind))).toEqual([]);
});

/** The kinds that the features' services record. */
function kindsInSources(): Set<string> {
  const features = join(projectRoot, 'src', 'features');
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name),
  );
  return new Set(
    files
      .map((name) => readFileSync(join(features, name), 'utf8'))
      .filter((source) => source.includes('recordEvent'))
      .flatMap((source) => [...source.matchAll(/kind: '([a-z-]+\.[a-z-]+)'/g)].map(([, kind]) => kind ?? '')),
  );
}
