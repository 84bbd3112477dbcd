import { expect, test } from 'vitest';
import largeFiles from './large-files.json' with { type: 'json' };
import { countLines, listFiles, readSource } from './support/sources.ts';

const files = listFiles();
const code = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const production = code.filter((file) => file.startsWith('src/') && !/\.(test|fixture)\.tsx?$/.test(file));
const written = files.filter(
  (file) => /\.(ts|tsx|mjs|json|md|sql|ya?ml|sh|html|css)$|^\.ci\//.test(file) && file !== 'package-lock.json',
);

/** Sentences and generated types are lists, long without being complicated. */
const isList = (file: string): boolean => /(^|[/-])texts\.ts$/.test(file) || file === 'src/platform/db/types.ts';

/** It holds the words that it looks for. */
const itself = 'test/tidy.test.ts';

const coreLines = 400;
const shellLines = 150;

test('the files were found', () => {
  expect(production.length).toBeGreaterThan(150);
  expect(files).toContain('package.json');
});

test('a file of core holds a concept in at most 400 lines', () => {
  const core = production.filter((file) => file.startsWith('src/core/') && !isList(file));
  expect(tooLong(core, coreLines)).toEqual([]);
});

test('a file of the shell stays under 150 lines; those that do not are listed, and the list only shrinks', () => {
  const shell = production.filter((file) => !file.startsWith('src/core/') && !isList(file));
  const lengths = new Map(shell.map((file) => [file, countLines(file)]));
  const listed: Readonly<Record<string, number>> = largeFiles;
  expect(tooLong(shell, shellLines).filter((line) => !Object.hasOwn(listed, line.split(':')[0] ?? ''))).toEqual([]);
  for (const [file, allowed] of Object.entries(listed)) {
    const lines = lengths.get(file) ?? 0;
    expect(lines, `${file} has grown beyond its ${allowed} lines: split it by verb`).toBeLessThanOrEqual(allowed);
    expect(lines, `${file} has shrunk: take it off test/large-files.json`).toBeGreaterThan(shellLines);
    expect(lines, `${file} has shrunk: lower its number in test/large-files.json to ${lines}`).toBeGreaterThan(
      allowed - 15,
    );
  }
});

function tooLong(candidates: readonly string[], most: number): string[] {
  return candidates
    .map((file) => [file, countLines(file)] as const)
    .flatMap(([file, lines]) => (lines > most ? [`${file}: ${lines}`] : []));
}

test('there is no drawer for what nobody found a name for', () => {
  const drawer = /(^|\/|-)(utils?|helpers?|common|misc|shared|stuff)(\/|-|\.)/;
  expect(code.filter((file) => drawer.test(file))).toEqual([]);
});

test('files are named in kebab-case, screens in PascalCase by their door', () => {
  const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|fixture|server|config|d))*\.(ts|tsx|mjs|d\.ts)$/;
  const screen = /^(Unit|Assessor|Office|Register|SignIn)[A-Za-z0-9]*\.tsx$/;
  const wrong = code.filter((file) => {
    const name = file.split('/').at(-1) ?? '';
    return !kebab.test(name) && !(file.includes('/web/') && screen.test(name));
  });
  expect(wrong).toEqual([]);
});

const leftover = /\b(TODO|FIXME|XXX|HACK)\b|console\.log\(|\bdebugger;|\b(test|describe|it)\.only\(/;

test('nothing was left for later', () => {
  const searched = code.filter((file) => !file.startsWith('bench/') && file !== itself);
  expect(placesOf(leftover, searched)).toEqual([]);
});

test('nothing names the machine it was written on, or where packages came from', () => {
  const machine = /(^|[\s'"`(=:])\/(work|root|home\/[a-z]+)(\/|\b)|registry\.npmjs|npmmirror|verdaccio/;
  const listed = written.filter((file) => !file.startsWith('examples/') && file !== itself);
  expect(placesOf(machine, listed)).toEqual([]);
  expect(readSource('package-lock.json')).not.toMatch(/"resolved":\s*"(https?|git|file)/);
});

function placesOf(pattern: RegExp, searched: readonly string[]): string[] {
  return searched.flatMap((file) =>
    readSource(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );
}

test('a decision is told in at most 50 lines, the house in at most 200', () => {
  const decisions = files.filter((file) => file.startsWith('docs/decisions/'));
  expect(decisions.length).toBeGreaterThan(0);
  expect(decisions.filter((file) => !/^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(file))).toEqual([]);
  expect(tooLong(decisions, 50)).toEqual([]);
  expect(tooLong(['ARCHITECTURE.md'], 200)).toEqual([]);
});

test('every link between documents leads somewhere', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...readSource(file).matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)]
        .map(([, target]) => resolveLink(file, target ?? ''))
        .filter((target) => !files.some((each) => each === target || each.startsWith(`${target}/`)))
        .map((target) => `${file} → ${target}`),
    );
  expect(broken).toEqual([]);
});

function resolveLink(file: string, target: string): string {
  return new URL(target, new URL(file, 'file:///')).pathname.slice(1).replace(/\/$/, '');
}
