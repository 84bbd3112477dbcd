import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Problem } from '../../core/problem.ts';
import { limits } from '../../core/limits.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { readPackText } from './read-pack.ts';

const sound = readFileSync(join(projectRoot, 'packs/top-ten-list.yaml'), 'utf8');

function problems(text: string | Uint8Array): readonly Problem[] {
  return readPackText(text).problems ?? [];
}
function told(text: string | Uint8Array): string[] {
  return problems(text).map(({ code, line, column, pointer }) => `${line}:${column} ${code} ${pointer}`);
}
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('the text of a pack', () => {
  it('reads as text, as bytes, with a byte order mark, and as JSON', () => {
    const { pack } = readPackText(sound);
    expect(pack?.id).toBe('top-ten-list');
    expect(readPackText(Buffer.from(`\uFEFF${sound}`)).pack).toEqual(pack);
    expect(readPackText(JSON.stringify(pack)).pack).toEqual(pack);
  });

  it('tells every problem with its line and column, syntax apart', () => {
    const text = sound
      .replace('format: 1', 'format: 1\ncolour: red')
      .replace('base: 100', 'base: 90')
      .replace('points: 15', 'points: "15"');
    expect(told(text)).toEqual([
      `${lineOf(text, 'colour')}:9 unknown-key /colour`,
      `${lineOf(text, 'points: "15"')}:13 number-as-text /criteria/3/points`,
    ]);
    expect(told(sound.replace('base: 100', 'base: 90\ncolour: red'))).toEqual([
      `${lineOf(sound, 'base: 100')}:7 base-does-not-add-up /base`,
      `${lineOf(sound, 'base: 100') + 1}:9 unknown-key /colour`,
    ]);
    expect(told('a: [1\nb: 2')[0]).toMatch(/^2:\d+ yaml-syntax/);
    expect(told('')).toEqual(['1:1 object-expected ']);
  });

  it('refuses duplicate keys, tags, several documents and keys that are no text', () => {
    expect(told(sound.replace('base: 100', 'base: 100\nbase: 90'))).toEqual([
      `${lineOf(sound, 'base: 100') + 1}:1 yaml-duplicate-key /base`,
    ]);
    expect(told('a: !!js/function x')[0]).toContain('yaml-syntax');
    expect(told('a: 1\n---\na: 2')[0]).toContain('yaml-syntax');
    expect(told('? [a]\n: 1')[0]).toContain('yaml-key-not-text');
    expect(told('__proto__: {polluted: 1}').some((line) => line.includes('unknown-key /__proto__'))).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('reads numbers and days as YAML 1.2 does: no octals, no "yes", no dates', () => {
    expect(told(sound.replace('decimals: 2', 'decimals: yes'))).toEqual([
      `${lineOf(sound, 'decimals')}:11 whole-number-expected /decimals`,
    ]);
  });

  it('follows anchors', () => {
    const source = sound
      .replace(/title:\n {2}zh: .*\n {2}en: .*\n/, (title) => title.replace('title:', 'title: &name'))
      .replace('summary', 'summary');
    const named = source.replace('valid:', 'summary: *name\nvalid:');
    const { pack } = readPackText(named);
    expect(pack?.summary).toEqual(pack?.title);
    expect(pack).toBeDefined();
  });
});

describe('hostile texts end quickly with a clear problem', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['not UTF-8', new Uint8Array([0x66, 0xff, 0xfe]), 'pack-not-utf8'],
    ['UTF-16', Buffer.from('\uFEFFformat: 1', 'utf16le'), 'pack-not-utf8'],
    ['GBK', new Uint8Array([0xb1, 0xea, 0xd7, 0xbc]), 'pack-not-utf8'],
    ['too large', 'x'.repeat(limits.packBytes + 1), 'pack-file-too-large'],
    ['deep flow lists', '['.repeat(20_000), 'yaml-'],
    [
      'deep block lists',
      Array.from({ length: 500 }, (_, level) => `${' '.repeat(level)}-`).join('\n'),
      'yaml-too-deep',
    ],
    ['an alias of itself', 'a: &a [*a]', 'yaml-too-deep'],
    ['an alias of nothing', 'a: *b', 'yaml-unknown-alias'],
    [
      'a billion laughs',
      Array.from({ length: 30 }, (_, level) =>
        level === 0 ? 'a0: &a0 [1, 1]' : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
      ).join('\n'),
      'yaml-too-many-values',
    ],
    ['60,000 keys', Array.from({ length: 60_000 }, (_, key) => `k${key}: 1`).join('\n'), 'unknown-key'],
    ['a text of 100 kB', sound.replace('总部能级与贡献', '长'.repeat(100_000)), 'text-too-long'],
  ])('%s', (_what, text, code) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(limits.problems + 1);
    expect(found.some((problem) => problem.code.startsWith(code))).toBe(true);
  });

  it('5,000 criteria, twelve levels deep', () => {
    const leaf = '{ number: x, text: { zh: 一, en: One }, points: 1, scale: s, methods: [material] }';
    const wide = sound.replace(/criteria:\n[\s\S]*?\nstages:/, `criteria:\n${`  - ${leaf}\n`.repeat(5000)}stages:`);
    expect(problems(wide).map(({ code }) => code)).toContain('list-too-long');
    let deep = leaf;
    for (let level = 0; level < 12; level += 1)
      deep = `{ number: n${level}, text: { zh: 层, en: Level }, points: 1, children: [${deep}] }`;
    expect(
      problems(sound.replace(/criteria:\n[\s\S]*?\nstages:/, `criteria:\n  - ${deep}\nstages:`)).map(
        ({ code }) => code,
      ),
    ).toContain('too-deep');
  });
});
