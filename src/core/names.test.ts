import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableName, gramsOfName, gramsToFind } from './names.ts';

describe('the grams of a name', () => {
  it('are single and paired Han characters and threes of other letters', () => {
    expect(gramsOfName('示范单位Unit 07')).toEqual(
      ['uni', 'nit', '示', '范', '单', '位', '示范', '范单', '单位'].toSorted(),
    );
  });

  it('do not tell full-width from ordinary, or capitals from small letters', () => {
    expect(gramsOfName('ＡＢＣ　Eye')).toEqual(gramsOfName('abc eye'));
    expect(comparableName('  ＡＢＣ　 Eye ')).toBe('abc eye');
  });

  it('do not cut a Han character beyond the basic plane in two', () => {
    expect(gramsOfName('𠮷野')).toEqual(['𠮷', '𠮷野', '野'].toSorted());
  });
});

describe('the grams to find a part by', () => {
  it('are one character for one, pairs for more', () => {
    expect(gramsToFind('眼')).toEqual(['眼']);
    expect(gramsToFind('上海市')).toEqual(['上海', '海市'].toSorted());
  });

  it('are none for a part too short to say', () => {
    expect(gramsToFind('ab')).toEqual([]);
    expect(gramsToFind(' - ')).toEqual([]);
  });

  const letter = fc.constantFrom(...Array.from('上海眼力健示范单位𠮷abEyeＡＢ07 （）·'));
  const name = fc.array(letter, { maxLength: 20 });

  it('stand in every name that holds the part', () => {
    fc.assert(
      fc.property(name, name, name, (before, part, after) => {
        const kept = new Set(gramsOfName(before.concat(part, after).join('')));
        return gramsToFind(part.join('')).every((gram) => kept.has(gram));
      }),
    );
  });
});
