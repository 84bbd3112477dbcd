import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { demoPassword, playDemoOnce } from '../../src/main/first-start.ts';
import { type RunningServer, startServer } from '../../src/main/server.ts';
import { readConfig } from '../../src/platform/config.ts';

/** An installation of its own with a browser before it: `startJourney` in `beforeAll`, `end` in `afterAll`. */
export interface Journey {
  /** Such as `http://localhost:41234`. */
  readonly base: string;
  readonly dataDir: string;
  readonly server: RunningServer;
  readonly browser: Browser;
  /** The time of the server. */
  now(): Date;
  /** A day as date fields take it, so many days after the server's today. */
  day(ahead: number): string;
  /** Moves the server's time on; people stay signed in, and what falls due in between is not played. */
  moveOn(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void;
  /** A page of somebody new, in a browser window of their own. */
  open(language: Language, width?: number): Promise<Page>;
  /** Signs in at a door through its screen; a second window of the same person comes in by the same session. */
  signIn(page: Page, door: Door, email: string, password?: string): Promise<void>;
  /** Opens an address and waits for its heading and for everything asked of the server. */
  visit(page: Page, path: string): Promise<void>;
  end(): Promise<void>;
}

export type Language = 'zh-CN' | 'en';
type Door = 'unit' | 'assessor' | 'office';

interface Wishes {
  /** True for the installation that `npm start` shows, false for an empty one. */
  readonly demonstration: boolean;
}

export async function startJourney({ demonstration }: Wishes): Promise<Journey> {
  const dataDir = await openFolder('exemplar-journey-');
  if (demonstration) await copyDemonstration(dataDir);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const { server, base } = await serve(dataDir, now);
  const browser = await launchBrowser();
  const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
  return {
    base,
    dataDir,
    server,
    browser,
    now,
    day: (days) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now().getTime() + days * 86_400_000),
    moveOn: ({ days = 0, hours = 0, minutes = 0 }) => void (ahead += ((days * 24 + hours) * 60 + minutes) * 60_000),
    open: async (language, width = 1280) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language });
      await context.addCookies([{ name: 'language', value: language, url: base }]);
      context.setDefaultTimeout(20_000);
      return context.newPage();
    },
    signIn: async (page, door, email, password) => {
      const known = cookies.get(email);
      if (known !== undefined) await page.context().addCookies(known);
      await page.goto(`${base}/${door}/`);
      if (known === undefined) {
        await page.locator('input[type=email]').fill(email);
        await page.locator('input[type=password]').fill(password ?? (await demoPassword(dataDir)));
        await page.locator('button[type=submit]').click();
      }
      await page.locator('input[type=email]').waitFor({ state: 'detached' });
      await settle(page);
      cookies.set(
        email,
        (await page.context().cookies()).filter(({ name }) => name !== 'language'),
      );
    },
    visit: async (page, path) => {
      await page.goto(base + path);
      await settle(page);
    },
    end: async () => {
      await keepPictures(browser);
      await browser.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a page must be wherever we come by: in its language, no wider than the window, and with axe finding nothing. */
export async function expectSound(page: Page, language: Language): Promise<void> {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const path = new URL(page.url()).pathname;
  expect(violations.map(({ id, nodes }) => `${path} ${id} ${String(nodes[0]?.target)}`)).toEqual([]);
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  expect(width[0], `${path} fits into ${width[1]} px`).toBeLessThanOrEqual(width[1]);
  expect(await page.locator('html').getAttribute('lang'), path).toBe(language);
}

/** With TEST_SHOTS naming a folder: of every page still open, as a journey that broke off leaves them. */
async function keepPictures(browser: Browser): Promise<void> {
  const folder = process.env['TEST_SHOTS'];
  if (folder === undefined) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [place, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${place}.png`), fullPage: true, timeout: 10_000 });
}

async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function serve(dataDir: string, clock: () => Date): Promise<{ server: RunningServer; base: string }> {
  const port = await freePort();
  const config = readConfig({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent' });
  const server = await startServer(config, { log: () => {}, working: true, listening: true, clock });
  return { server, base: config.publicUrl };
}

/** Played once for all journeys: a copy of its folder is had in a second. */
async function copyDemonstration(dataDir: string): Promise<void> {
  const kept = join(inject('demonstrationDir'), 'data');
  const played = `${kept}-being-played`;
  // Whoever makes the folder plays; the other journey waits for it.
  const isFirst = await mkdir(played).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const { server } = await serve(played, () => new Date());
    await playDemoOnce(server.border, played, () => {});
    await server.stop();
    await rename(played, kept);
    await mkdir(played);
  }
  while (!existsSync(kept)) await setTimeout(500);
  // As it is, owners included: the database refuses a folder that is not its user's.
  await promisify(execFile)('cp', ['-a', `${kept}/.`, dataDir]);
}

/** A new folder that the database's own user can enter too; else, started by root, it would be kept somewhere else. */
export async function openFolder(prefix: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), prefix));
  await chmod(dir, 0o755);
  return dir;
}

/** For processes that are told their port. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
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
}
