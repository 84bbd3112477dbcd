import { expect, test } from 'vitest';
import type { Texts } from '../src/core/text.ts';
import { texts as spoken } from '../src/main/texts.ts';
import { sentences } from '../src/main/web/sentences.ts';
import { listFiles, readSource } from './support/sources.ts';

/** Whoever says a key must have a sentence for it: screens theirs, the server its own. Core and commands speak otherwise. */
const sources = listFiles()
  .filter((file) => /^src\/(features|platform|main\/web)\/.*\.tsx?$/.test(file))
  .filter((file) => !/(\.(test|fixture)\.tsx?|\/cli\.ts)$/.test(file));

/** Register pages stand beside the screens, but the server renders them. */
const ofServer = (file: string): boolean => !/\/web\//.test(file) || /\/Register[A-Za-z]*\.tsx$/.test(file);

const keysOf = (all: readonly Texts[]): readonly string[] =>
  all.flatMap((texts) => Object.keys(texts['zh-CN'])).map((key) => key.replace(/_(one|other)$/, ''));

const ofScreens = keysOf(sentences);
const ofPages = keysOf(spoken);

interface Said {
  readonly file: string;
  readonly key: string;
}

/** `say('entry.submit')`, `say(open ? 'a.b' : 'a.c')` is not found by its second half: write two calls. */
const plain = /\bsay\(\s*['"]([^'"]+)['"]/g;
/** A key with a part that is only known when it is said: some sentence must fit. */
const pieced = /\bsay\(\s*`([^`]+)`/g;
/** The tables of the doors name keys as data. */
const listed = /\b(?:rail|label): '([a-z][\w.-]*\.[\w.-]+)'/g;

function found(pattern: RegExp, files: readonly string[]): Said[] {
  return files.flatMap((file) => [...readSource(file).matchAll(pattern)].map(([, key = '']) => ({ file, key })));
}

const missing = (said: readonly Said[], has: (key: string, known: readonly string[]) => boolean): string[] =>
  said
    .filter(({ file, key }) => !has(key, ofServer(file) ? ofPages : ofScreens))
    .map(({ file, key }) => `${file}: ${key}`);

test('every key that is said has its sentence', () => {
  const said = [
    ...found(plain, sources),
    ...found(
      listed,
      sources.filter((file) => file.startsWith('src/main/web/')),
    ),
  ];
  expect(said.length).toBeGreaterThan(200);
  expect(missing(said, (key, known) => known.includes(key))).toEqual([]);
});

test('every key that is pieced together fits some sentence', () => {
  const said = found(pieced, sources);
  expect(said.length).toBeGreaterThan(5);
  expect(missing(said, (key, known) => known.some((one) => shapeOf(key).test(one)))).toEqual([]);
});

function shapeOf(template: string): RegExp {
  const pieces = template.split(/\$\{[^}]*\}/).map((piece) => piece.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${pieces.join('.+')}$`);
}
