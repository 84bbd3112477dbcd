import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/platform/project-root.ts';

let dataDir: string;
let server: ChildProcess;
let browser: Browser;
let base: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'exemplar-journey-'));
  const port = await freePort();
  base = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  server = spawn(process.execPath, [join(projectRoot, 'dist/server/cli.js'), 'serve'], { env, stdio: 'ignore' });
  await untilReady();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
  server.kill('SIGTERM');
  await once(server, 'exit');
  await rm(dataDir, { recursive: true, force: true });
}, 30_000);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`${base}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(200);
  }
  throw new Error('the server did not become ready');
}

const publicPages = [
  '/',
  '/register/units?q=示范',
  '/objections',
  '/register/units/11111111-1111-4111-8111-111111111111',
];
const doors = ['/unit', '/assessor', '/office', '/unit/register'];

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'register and doors open for a newcomer in %s at %i px, and axe finds nothing',
  async (language, width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language });
    await context.addCookies([{ name: 'language', value: language, url: base }]);
    const page = await context.newPage();
    for (const path of [...publicPages, ...doors]) {
      await page.goto(base + path);
      await page.locator('h1').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${String(nodes[0]?.target)}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} fits`).toBe(
        true,
      );
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    }
    await context.close();
  },
  60_000,
);

test('a public page has no script and is below 30 kB', async () => {
  for (const path of publicPages) {
    const html = await (await fetch(base + path)).text();
    expect(html, path).not.toMatch(/<script/i);
    expect(Buffer.byteLength(html), path).toBeLessThan(30_000);
  }
});

test('a wrong password is told in one sentence, and what was typed stays', async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/office`);
  await page.locator('input[type=email]').fill('nobody@example.org');
  await page.locator('input[type=password]').fill('not the password');
  await page.locator('button[type=submit]').click();
  await page.getByRole('alert').first().waitFor();
  expect(await page.locator('input[type=email]').inputValue()).toBe('nobody@example.org');
  await page.close();
}, 30_000);
