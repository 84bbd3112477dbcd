import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../src/platform/project-root.ts';

/** The first load of a door, as built for production: what a person waits for on a slow line. */
const mostBytes = 250_000;
const doors = ['unit', 'assessor', 'office'] as const;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

let folder = '';
let manifest: Readonly<Record<string, Chunk>> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exemplar-bundle-'));
  const outDir = join(folder, 'with a space');
  // The test runner says "test", for which libraries bring their own checks along.
  const present = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: join(projectRoot, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  process.env['NODE_ENV'] = present;
  folder = outDir;
  manifest = JSON.parse(await readFile(join(outDir, '.vite/manifest.json'), 'utf8')) as typeof manifest;
}, 120_000);

afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** Beside what the page names itself: the sentences, without which nothing is said, and the home. */
const atOnce = /(^|\/)sentences\.ts\?language=zh-CN$|\/home-screens\.tsx$/;

function loadedAtFirst(door: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [`${door}.html`];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const { imports = [], dynamicImports = [] } = chunkOf(key);
    queue.push(...imports, ...dynamicImports.filter((lazy) => atOnce.test(lazy)));
  }
  return seen;
}

function chunkOf(key: string): Chunk {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`the build has no ${key}`);
  return chunk;
}

async function compressedBytes(keys: ReadonlySet<string>): Promise<number> {
  const scripts = [...keys].map((key) => chunkOf(key).file).filter((file) => file.endsWith('.js'));
  const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(join(folder, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test.each(doors)('the door of the %s opens with less than 250 kB of compressed script', async (door) => {
  const keys = loadedAtFirst(door);
  // Without the sentences and the home something would not be counted.
  expect([...keys].filter((key) => atOnce.test(key))).toHaveLength(2);
  const bytes = await compressedBytes(keys);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(mostBytes);
});

test('charts, search, uploads and two-factor codes wait until they are needed', () => {
  const all = Object.keys(manifest).filter((key) => /\/(chart|search-box|upload|account-screen)\.tsx?$/.test(key));
  expect(all.length).toBeGreaterThanOrEqual(2);
  for (const door of doors) {
    const keys = loadedAtFirst(door);
    expect(all.filter((key) => keys.has(key))).toEqual([]);
  }
});
