import { expect, test } from 'vitest';
import { bindingsOf, item, part } from './bindings.ts';
import { controlIds, isWithin, stepsOf } from './pointer.ts';

test('a pointer is read step by step, seen from the form', () => {
  expect(stepsOf('')).toEqual([]);
  expect(stepsOf('/name/zh')).toEqual(['name', 'zh']);
  expect(stepsOf('/body/name')).toEqual(['name']);
  expect(stepsOf('/a~1b/c~0d')).toEqual(['a/b', 'c~d']);
  expect(stepsOf('/~01')).toEqual(['~1']);
});

test('a place holds what is below it, and not what merely begins alike', () => {
  expect(isWithin('/name/zh', ['name'])).toBe(true);
  expect(isWithin('/name', ['name'])).toBe(true);
  expect(isWithin('/names', ['name'])).toBe(false);
  expect(isWithin('', ['name'])).toBe(false);
  expect(isWithin('/name', [])).toBe(true);
});

test('the nearest control comes first', () => {
  expect(controlIds('form', '/stages/2/from')).toEqual(['form-stages-2-from', 'form-stages-2', 'form-stages']);
  expect(controlIds('form', '')).toEqual([]);
});

test('a problem reaches its field through every binding, with the pointer seen from there', () => {
  const problem = { pointer: '/stages/1/name/en', code: 'field-missing', message: 'Fill it in.' };
  const changed: unknown[] = [];
  const form = bindingsOf(
    'form',
    { title: 'x', stages: [{ name: { zh: '甲', en: 'A' } }, { name: { zh: '乙', en: '' } }] },
    (value) => changed.push(value),
    [problem],
  );
  expect(form('title').problems).toEqual([]);
  expect(form('stages').problems).toEqual([{ ...problem, pointer: '/1/name/en' }]);
  const first = part(item(form('stages'), 0), 'name');
  const second = part(item(form('stages'), 1), 'name');
  expect(first.problems).toEqual([]);
  const english = part(second, 'en');
  expect(english.problems).toEqual([{ ...problem, pointer: '' }]);
  expect(english.id).toBe(controlIds('form', problem.pointer)[0]);
  english.onChange('B');
  expect(changed).toEqual([{ title: 'x', stages: [{ name: { zh: '甲', en: 'A' } }, { name: { zh: '乙', en: 'B' } }] }]);
});
