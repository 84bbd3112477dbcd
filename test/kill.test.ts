import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaf, smallPack } from '../src/core/criteria/small-pack.fixture.ts';
import { stageKinds } from '../src/core/stages.ts';
import { addBody } from '../src/features/bodies/index.ts';
import { createEdition, openEdition } from '../src/features/editions/contract.ts';
import { openEntry, saveAnswer, type submitEntry } from '../src/features/entries/contract.ts';
import { importPack } from '../src/features/packs/contract.ts';
import { addPerson, giveStanding } from '../src/features/people/index.ts';
import { createProgramme } from '../src/features/programmes/contract.ts';
import { confirmUnit } from '../src/features/units/contract.ts';
import { registerNewUnit } from '../src/features/units/index.ts';
import { DemoStage } from '../src/main/demo/stage.ts';
import { startServer } from '../src/main/server.ts';
import { hashOf } from '../src/platform/auth/create-person.ts';
import { readConfig } from '../src/platform/config.ts';
import { transact } from '../src/platform/db/connect.ts';
import { findPostmaster } from '../src/platform/db/embedded-postmaster.ts';
import type { Border } from '../src/platform/http/bind.ts';
import type { AnswerOf } from '../src/platform/operation.ts';
import { projectRoot } from '../src/platform/project-root.ts';
import { freePort } from './support/journey.ts';

type Receipt = AnswerOf<typeof submitEntry>;

/** As an entry and its list tell it. */
interface Told {
  readonly state: string;
  readonly number: string | null;
  readonly receipt: Receipt | null;
}

const entryCount = 200;
/** So many receipts have arrived when everything is killed. */
const receiptsBefore = 60;
const email = 'coordinator@kill.example';
const password = 'nothing of this is lost';
const program = join(projectRoot, 'dist', 'server', 'cli.js');

let dataDir: string;
let environment: NodeJS.ProcessEnv;
let base: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'exemplar-kill-'));
  const port = String(await freePort());
  base = `http://localhost:${port}`;
  environment = { ...process.env, PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'error' };
});

afterEach(async () => {
  for (const server of running.splice(0)) {
    if (server.exitCode !== null || server.signalCode !== null) continue;
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
});

test('kill -9 amid 200 submissions: what was receipted is there, nothing else is half there, and doctor is content', async () => {
  const entryIds = await prepare();
  const killed = await serve();
  const cookie = await signIn();
  const receipts = new Map<string, Receipt>();
  const attempts = entryIds.map(async (entryId) => {
    const receipt = await submit(entryId, cookie).catch(() => undefined);
    if (receipt === undefined) return;
    receipts.set(entryId, receipt);
    // The database dies with it: what a receipt promises must be on the disk by then.
    if (receipts.size === receiptsBefore) killEverything(killed);
  });
  await Promise.all(attempts);
  expect(receipts.size).toBeGreaterThanOrEqual(receiptsBefore);
  expect(receipts.size, 'the server was killed too late').toBeLessThan(entryCount);

  await serve();
  const numbers: string[] = [];
  const drafts: string[] = [];
  for (const entryId of entryIds) {
    const { state, number, receipt } = (await ask('GET', `/api/entries/${entryId}`, cookie)) as Told;
    const promised = receipts.get(entryId);
    if (promised !== undefined) expect(receipt).toEqual(promised);
    expect([state, number === null, receipt === null]).toEqual(
      state === 'submitted' ? ['submitted', false, false] : ['draft', true, true],
    );
    if (receipt === null || number === null) {
      drafts.push(entryId);
      continue;
    }
    numbers.push(receipt.number);
  }
  expect(drafts.length).toBeGreaterThan(0);
  expect(numbers.toSorted()).toEqual(firstNumbers(numbers.length));

  for (const entryId of drafts) numbers.push((await submit(entryId, cookie)).number);
  expect(numbers.toSorted()).toEqual(firstNumbers(entryCount));
  const doctor = spawn(process.execPath, [program, 'doctor'], { env: environment, stdio: 'pipe' });
  let said = '';
  doctor.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  doctor.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(doctor, 'exit')) as [number | null];
  expect(code, said).toBe(0);
}, 300_000);

function firstNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, at) => String(at + 1).padStart(4, '0'));
}

/** An opened edition with 200 complete entries of one coordinator, made by the operations that people use. */
async function prepare(): Promise<string[]> {
  const server = await startServer(readConfig(environment), { log: () => {}, working: false, listening: false });
  try {
    return await transact(server.border.db, 'write', async (db) => enterAll(server.border, new Date(), db));
  } finally {
    await server.stop();
  }
}

async function enterAll(border: Border, now: Date, db: ConstructorParameters<typeof DemoStage>[1]): Promise<string[]> {
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const stage = new DemoStage(border, db, { seed: 1, start: days(-3) });
  const passwordHash = await hashOf(password);
  const person = async (name: string, address: string) => ({
    personId: await stage.behind({ name: 'test' }, (ctx) => addPerson(ctx, { name, email: address, passwordHash })),
    name,
  });
  const office = await person('Olga Office', 'office@kill.example');
  const coordinator = await person('Carl Coordinator', email);
  const body = await stage.behind({ name: office.name, actor: { ...office, standings: [] } }, (ctx) =>
    addBody(ctx, { name: { zh: '测试机构', en: 'Test Body' }, level: 'municipal', line: 'none' }),
  );
  const { id: packId } = await stage.call(office, importPack, {
    body: { bodyId: body.id, source: JSON.stringify({ ...smallPack(), criteria: [leaf('1', 10, { length: 10 })] }) },
  });
  const { id: programmeId } = await stage.call(office, createProgramme, {
    body: { bodyId: body.id, kind: 'title', name: { zh: '测试称号', en: 'Test Title' } },
  });
  const stages = stageKinds.map((kind, at) => ({
    kind,
    opensAt: days(at * 10 - 2).toISOString(),
    closesAt: days(at * 10 + 8).toISOString(),
  }));
  const { id: editionId } = await stage.call(office, createEdition, {
    body: { programmeId, packId, number: 1, periodFrom: '2024-01-01', periodTo: '2025-12-31', places: 10, stages },
  });
  await stage.call(office, openEdition, { params: { editionId }, ifMatch: 1 });
  stage.now = now;
  const entryIds: string[] = [];
  for (let at = 1; at <= entryCount; at += 1) {
    const unitId = await stage.behind(
      { name: coordinator.name, actor: { ...coordinator, standings: [] } },
      async (ctx) => {
        const names = { nameZh: `测试单位${at}`, nameEn: `Test Unit ${at}` };
        const id = await registerNewUnit(ctx, { ...names, unitType: 'enterprise', sector: '', district: '' });
        await giveStanding(ctx, { personId: coordinator.personId, role: 'coordinator', unitId: id });
        return id;
      },
    );
    await stage.call(office, confirmUnit, { params: { unitId }, ifMatch: 1 });
    const { id: entryId } = await stage.call(coordinator, openEntry, { body: { editionId, unitId } });
    const params = { entryId, indicator: '1' };
    await stage.call(coordinator, saveAnswer, { params, body: { text: 'We did.', evidenceIds: [] }, ifMatch: 0 });
    entryIds.push(entryId);
  }
  return entryIds;
}

async function serve(): Promise<ChildProcess> {
  const server = spawn(process.execPath, [program, 'serve'], { env: environment, stdio: 'ignore' });
  running.push(server);
  for (let tries = 0; tries < 300; tries += 1) {
    const isReady = await fetch(`${base}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return server;
    await sleep(200);
  }
  throw new Error('the server did not become ready');
}

function killEverything(server: ChildProcess): void {
  const postmaster = findPostmaster(join(realpathSync(join(dataDir, 'postgres')), 'cluster'));
  server.kill('SIGKILL');
  if (postmaster !== undefined) process.kill(postmaster.pid, 'SIGKILL');
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${base}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function submit(entryId: string, cookie: string): Promise<Receipt> {
  return (await ask('PUT', `/api/entries/${entryId}/submission`, cookie)) as Receipt;
}

async function ask(method: string, path: string, cookie: string): Promise<unknown> {
  const answer = await fetch(base + path, { method, headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
