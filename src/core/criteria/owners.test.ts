import { expect, it } from 'vitest';

import { toText } from '../ratio.ts';
import { ownedIndicators, ownerTotals } from './owners.ts';
import { readPack } from './read.ts';
import { leaf, smallPack } from './small-pack.fixture.ts';

const staff = { zh: '人事处', en: 'Personnel' };
const union = { zh: '工会', en: 'Union' };

it('adds up by owner and dimension, in the order of the pack, nobody last', () => {
  const [one] = smallPack().criteria as [{ number: string }];
  const children = [leaf('1.1', 4), leaf('1.2', '5/2', { owner: union }), leaf('1.3', '3/2', { owner: staff })];
  const { pack, problems } = readPack({
    ...smallPack(),
    criteria: [{ ...one, children }, leaf('2', 2, { owner: union })],
  });
  expect(problems).toBeUndefined();
  expect(
    ownerTotals(pack!).map(({ owner, indicators, points, byDimension }) => [
      owner?.en,
      indicators,
      toText(points),
      [...byDimension].map(([dimension, there]) => `${dimension}: ${toText(there.points)}`).join(', '),
    ]),
  ).toEqual([
    ['Union', 2, '9/2', '1: 5/2, 2: 2'],
    ['Personnel', 1, '3/2', '1: 3/2'],
    [undefined, 3, '7', '1: 4, S-1: 2, S-2: 1'],
  ]);
  expect(ownedIndicators(pack!)).toHaveLength(6);
});
