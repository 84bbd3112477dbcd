import { describe, expect, it } from 'vitest';

import { problemsInAnswers } from './answers.ts';
import type { Answers } from './answers.ts';
import { readPack } from './read.ts';
import { leaf, smallPack } from './small-pack.fixture.ts';

const pack = readPack({
  ...smallPack(),
  criteria: [
    leaf('1', 4, { length: 10, evidence: { kinds: ['file'], atLeast: 2 } }),
    leaf('2', 4),
    leaf('3', 2, { length: 5, notApplicable: { kind: 'redistribute', over: 'base' } }),
  ],
}).pack!;

function problems(answers: Answers, choices = {}): { missing: string[]; invalid: string[] } {
  const { missing, invalid } = problemsInAnswers(pack, answers, choices);
  const told = (list: typeof missing): string[] => list.map(({ code, pointer }) => `${code} ${pointer}`);
  return { missing: told(missing), invalid: told(invalid) };
}

const whole: Answers = { '1': { text: '十个字符以内', evidenceCount: 2 }, '3': { text: 'ok', evidenceCount: 0 } };

describe('problems in answers', () => {
  it('has none when all is answered and evidenced', () => {
    expect(problems(whole)).toEqual({ missing: [], invalid: [] });
  });

  it('lists what is missing; it may be saved so', () => {
    expect(problems({})).toEqual({
      missing: ['answer-missing /1/text', 'evidence-missing /1/evidenceCount', 'answer-missing /3/text'],
      invalid: [],
    });
    expect(problems({ ...whole, '1': { text: ' \n', evidenceCount: 1 } }).missing).toEqual([
      'answer-missing /1/text',
      'evidence-missing /1/evidenceCount',
    ]);
  });

  it('counts characters as people do: ten, whatever they are made of', () => {
    expect(problems({ ...whole, '1': { text: '😀'.repeat(9) + '\r\n', evidenceCount: 2 } }).invalid).toEqual([]);
    expect(problems({ ...whole, '1': { text: '一二三四五六七八九十一', evidenceCount: 2 } }).invalid).toEqual([
      'answer-too-long /1/text',
    ]);
  });

  it('refuses answers that nobody asked for', () => {
    expect(problems({ ...whole, '2': { text: 'x', evidenceCount: 0 }, '9': { evidenceCount: 0 } }).invalid).toEqual([
      'no-answer-asked /2/text',
      'unknown-indicator /9',
    ]);
  });

  it('does not owe special points, but what is begun must be finished', () => {
    expect(problems({ ...whole, 'S-1': { text: '', evidenceCount: 1 } }).missing).toEqual(['answer-missing /S-1/text']);
  });

  it('does not ask what does not apply', () => {
    expect(problems({ '1': whole['1']! }, { notApplicable: ['3'] }).missing).toEqual([]);
    expect(problems(whole, { notApplicable: ['1'] }).missing).toEqual([]);
    expect(problems({ '3': whole['3']! }, { notApplicable: ['1'] }).missing).toHaveLength(2);
  });
});
