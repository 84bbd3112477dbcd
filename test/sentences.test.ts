import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Language, Texts } from '../src/core/text.ts';
import { texts as spoken } from '../src/main/texts.ts';
import type { AnyOperation } from '../src/platform/operation.ts';
import { projectRoot } from '../src/platform/project-root.ts';
import { listFiles, readSource } from './support/sources.ts';

/** Every sentence must be said in both languages, and every code must have one. */
const files = listFiles();
const sources = files.filter((file) => /^src\/.*\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file));

/** Of screens alone: these never leave the browser. */
const ofScreens = /^src\/(main\/web|features\/[^/]+\/web)\//;
const textFiles = sources.filter((file) => /(^|[/-])texts\.ts$/.test(file) && file !== 'src/main/texts.ts');

const all = new Map<string, Texts>();
for (const file of textFiles) {
  const exported = Object.values(await load<Record<string, Texts>>(file)).filter(
    (each) => 'zh-CN' in each && 'en' in each,
  );
  for (const texts of exported) all.set(file, texts);
}

async function load<T>(file: string): Promise<T> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(projectRoot, file)).href)) as T;
}

const keysIn = (texts: Texts, language: Language) => Object.keys(texts[language]).map(singular);
/** English needs two forms where Chinese has one. */
const singular = (key: string): string => key.replace(/_(one|other)$/, '');
const known = new Set([...all.values()].flatMap((texts) => keysIn(texts, 'en')));

test.each(textFiles)('%s says everything in both languages, with the same parameters', (file) => {
  const texts = all.get(file);
  if (texts === undefined || !('en' in texts)) throw new Error(`${file} must export texts`);
  expect(new Set(keysIn(texts, 'zh-CN'))).toEqual(new Set(keysIn(texts, 'en')));
  for (const [key, sentence] of Object.entries(texts.en)) {
    const chinese = texts['zh-CN'][singular(key)] ?? texts['zh-CN'][key] ?? '';
    const english = new Set(parametersOf(sentence));
    // A singular may leave out its number: "one working day".
    const missing = parametersOf(chinese).filter((name) => !english.has(name) && !key.endsWith('_one'));
    expect(missing, `${key}: parameters of the Chinese that the English lacks`).toEqual([]);
    expect(
      [...english].filter((name) => !parametersOf(chinese).includes(name)),
      `${key}: and the other way round`,
    ).toEqual([]);
    expect(chinese.trim(), key).not.toBe('');
    expect(sentence.trim(), key).not.toBe('');
  }
});

function parametersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '');
}

test('one key says one thing, wherever it is written', () => {
  const said = new Map<string, string>();
  const twofold: string[] = [];
  for (const [file, texts] of all) {
    for (const [key, sentence] of Object.entries(texts.en)) {
      const before = said.get(key);
      if (before !== undefined && before !== sentence) twofold.push(`${key}: ${file}`);
      said.set(key, sentence);
    }
  }
  expect(twofold).toEqual([]);
});

test('the server can say every sentence, save those of screens', () => {
  const sayable = new Set(spoken.flatMap((texts) => Object.keys(texts.en)));
  const mute = [...all]
    .filter(([file]) => !ofScreens.test(file))
    .flatMap(([file, texts]) => (Object.keys(texts.en).every((key) => sayable.has(key)) ? [] : [file]));
  expect(mute).toEqual([]);
});

test('every code of a refusal or a problem has its sentence', () => {
  const raised = sources.flatMap((file) =>
    [...readSource(file).matchAll(codes)].map((match) => ({
      file,
      code: match.slice(1).find((group) => group !== undefined) ?? '',
    })),
  );
  expect(raised.length).toBeGreaterThan(100);
  expect(raised.filter(({ code }) => !known.has(code)).map(({ file, code }) => `${file}: ${code}`)).toEqual([]);
});

/** A refusal, a problem written out, or one made by a function of that name. */
const codes =
  /new Refusal\(\s*\d{3},\s*'([a-z0-9.-]+)'|\bcode: '([a-z]+(?:-[a-z0-9]+)+)'|\bproblem\(\s*'([a-z0-9-]+)'|\brefuse[A-Z]\w*\(\s*'([a-z0-9-]+)'/g;

test('every refusal that a contract announces has its sentence', async () => {
  const contracts = sources.filter((file) => file.endsWith('/contract.ts'));
  expect(contracts.length).toBeGreaterThan(3);
  const mute: string[] = [];
  for (const file of contracts) {
    const operations = Object.values(await load<Record<string, Partial<AnyOperation>>>(file));
    for (const { id, refusals } of operations) {
      mute.push(
        ...(Array.isArray(refusals) ? refusals : []).filter((code) => !known.has(code)).map((code) => `${id}: ${code}`),
      );
    }
  }
  expect(mute).toEqual([]);
});

test('every column of an export has its heading', async () => {
  const mute: string[] = [];
  for (const file of sources.filter((each) => each.endsWith('/contract.ts'))) {
    for (const { id, exportColumns } of Object.values(await load<Record<string, Partial<AnyOperation>>>(file))) {
      const columns = Array.isArray(exportColumns) ? exportColumns : [];
      mute.push(...columns.filter((column) => !known.has(`column.${column}`)).map((column) => `${id}: ${column}`));
    }
  }
  expect(mute).toEqual([]);
});
