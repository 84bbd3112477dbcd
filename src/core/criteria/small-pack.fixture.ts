/** A pack small enough to calculate by hand: base 10 (8 = 4 + 4, and 2), special points 2 + 1 capped at 2. */
export function leaf(number: string, points: number | string, more: object = {}) {
  return {
    number,
    text: { zh: `条目${number}`, en: `Item ${number}` },
    points,
    scale: 'halves',
    methods: ['material'],
    ...more,
  };
}

export function smallPack() {
  const text = { zh: '文字', en: 'Text' };
  const criteria: object[] = [
    {
      number: '1',
      text,
      points: 8,
      children: [leaf('1.1', 4, { length: 10, evidence: { kinds: ['file'], atLeast: 1 } }), leaf('1.2', 4)],
    },
    leaf('2', 2),
  ];
  return {
    format: 1,
    id: 'small',
    version: '1.0.0',
    kind: 'title',
    title: { zh: '小标准', en: 'Small pack' },
    valid: { from: '2017-01-01' },
    sources: {},
    scales: { halves: { kind: 'points', step: 0.5 } },
    base: 10,
    decimals: 2,
    criteria,
    special: { cap: 2, criteria: [leaf('S-1', 2, { length: 10 }), leaf('S-2', 1)] },
    stages: [{ id: 'review', text, kind: 'review', assessors: 2, combine: 'mean' }],
    decision: { kind: 'threshold', atLeast: 9 } as object,
  };
}
