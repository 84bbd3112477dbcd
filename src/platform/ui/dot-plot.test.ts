import { expect, test } from 'vitest';
import { shortened } from './dot-plot.ts';

test.each([
  ['Unit 25', 'Unit 25'],
  ['Demonstration Unit 25', 'Demonstr…Unit 25'],
  ['示范评审员03 Assessor 03', '示范评审员…or 03'],
  ['上海微创医疗器械（集团）有限公司', '上海微创…有限公司'],
])('a long name loses its middle: %s', (name, shown) => {
  expect(shortened(name)).toBe(shown);
});
