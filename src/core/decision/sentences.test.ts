/** Every code that criteria, scoring and decision raise has its sentence, in both languages, with the same parameters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { texts as draft } from '../criteria/draft-texts.ts';
import { texts as evidence } from '../criteria/evidence-texts.ts';
import { texts as criteria } from '../criteria/texts.ts';
import { texts as scoring } from '../scoring/texts.ts';
import { texts as decision } from './texts.ts';

const core = join(import.meta.dirname, '..');
const sources = ['criteria', 'scoring', 'scoring/scales', 'decision'].flatMap((folder) =>
  readdirSync(join(core, folder))
    .filter((file) => file.endsWith('.ts') && !/test|fixture|texts/.test(file))
    .map((file) => readFileSync(join(core, folder, file), 'utf8')),
);
const raised = new Set(
  sources
    .flatMap((source) => [
      ...[...source.matchAll(/(?:report|withScore|nodeLine|gateLine)\(\s*'([a-z-]+)'/g)].map((match) => match[1]!),
      ...[...source.matchAll(/code:\s*(?:[^',}]*\?\s*)?'([a-z-]+)'(?:\s*:\s*'([a-z-]+)')?/g)].flatMap((match) => [
        match[1]!,
        match[2]!,
      ]),
      ...[...source.matchAll(/formed\([^;]*?'((?:bad|day)-[a-z-]+)'/g)].map((match) => match[1]!),
    ])
    .filter((code) => code !== undefined),
);
const zh = { ...criteria['zh-CN'], ...draft['zh-CN'], ...evidence['zh-CN'], ...scoring['zh-CN'], ...decision['zh-CN'] };
const en = { ...criteria.en, ...draft.en, ...evidence.en, ...scoring.en, ...decision.en };
const paramsIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).toSorted();

describe('sentences', () => {
  it('stand for every code that is raised', () => {
    expect(raised.size).toBeGreaterThan(90);
    expect([...raised].filter((code) => en[code] === undefined)).toEqual([]);
  });

  it('stand in both languages with the same parameters', () => {
    expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const [code, sentence] of Object.entries(zh))
      expect([code, paramsIn(sentence)]).toEqual([code, paramsIn(en[code]!)]);
  });

  it('belong to one room each', () => {
    const keys = [criteria, draft, evidence, scoring, decision].flatMap((texts) => Object.keys(texts.en));
    expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
  });
});
