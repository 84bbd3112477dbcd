import { describe, expect, it } from 'vitest';
import { type AnswerWithEvidence, type EvidencePiece, problemsInEntry } from './evidence.ts';
import type { EvidenceAsked, Pack } from './pack.ts';
import { smallPack } from './small-pack.fixture.ts';

const period = { from: '2017-01-01', to: '2018-12-31' };

/** The small pack, its first indicator asking for evidence like this. */
function packAsking(evidence: EvidenceAsked, lookBackMonths?: number): Pack {
  const pack = structuredClone(smallPack()) as unknown as Pack & { criteria: { children: object[] }[] };
  Object.assign(pack.criteria[0]?.children[0] ?? {}, { evidence, ...(lookBackMonths ? { lookBackMonths } : {}) });
  return pack;
}

const inPeriod: EvidenceAsked = { kinds: ['file', 'link'], atLeast: 1, covers: 'period' };
const piece = (change: Partial<EvidencePiece> = {}): EvidencePiece => ({
  title: 'Minutes',
  kind: 'file',
  covers: period,
  ...change,
});

function codesOf(pack: Pack, evidence: EvidencePiece[], rest: Record<string, AnswerWithEvidence> = {}) {
  const answers = { '1.1': { text: 'Done', evidence }, ...rest };
  return problemsInEntry(pack, answers, {}, period).missing.map(({ code, pointer }) => `${pointer} ${code}`);
}

describe('the evidence of an entry', () => {
  it('counts when its days touch the period, on the very first and last day too', () => {
    for (const covers of [period, { from: '2010-01-01', to: '2017-01-01' }, { from: '2018-12-31', to: '2020-01-01' }]) {
      expect(codesOf(packAsking(inPeriod), [piece({ covers })])).toEqual([]);
    }
  });

  it('does not count when its days are before, after or unknown', () => {
    for (const covers of [
      { from: '2016-01-01', to: '2016-12-31' },
      { from: '2019-01-01', to: '2019-01-02' },
    ]) {
      expect(codesOf(packAsking(inPeriod), [piece({ covers })])).toEqual([
        '/1.1/evidenceCount evidence-missing',
        '/1.1/evidence/0 evidence-outside-period',
      ]);
    }
    expect(codesOf(packAsking(inPeriod), [piece(), piece({ covers: null })])).toEqual([
      '/1.1/evidence/1 evidence-undated',
    ]);
  });

  it('may be of any time where the pack does not ask for the period', () => {
    expect(codesOf(packAsking({ kinds: ['file'], atLeast: 1 }), [piece({ covers: null })])).toEqual([]);
    expect(codesOf(packAsking({ kinds: ['file'], atLeast: 1, covers: 'any-time' }), [piece({ covers: null })])).toEqual(
      [],
    );
  });

  it('is looked for as far back as the indicator says', () => {
    const covers = { from: '2015-06-01', to: '2015-12-31' };
    expect(codesOf(packAsking(inPeriod, 36), [piece({ covers })])).toEqual([]);
    expect(codesOf(packAsking(inPeriod, 35), [piece({ covers })])).not.toEqual([]);
  });

  it('is of a kind that is asked; records are shown by files or links', () => {
    const files: EvidenceAsked = { kinds: ['file'], atLeast: 1 };
    expect(codesOf(packAsking(files), [piece({ kind: 'link' })])).toContain('/1.1/evidence/0 evidence-kind-not-asked');
    expect(codesOf(packAsking({ kinds: ['record'], atLeast: 1 }), [piece({ kind: 'link' })])).toEqual([]);
  });

  it("of an indicator that asks for none is nobody's trouble", () => {
    expect(
      codesOf(packAsking(inPeriod), [piece()], { '2': { text: '', evidence: [piece({ covers: null })] } }),
    ).toEqual([]);
  });

  it('keeps the problems of the answers themselves', () => {
    const { invalid } = problemsInEntry(
      packAsking(inPeriod),
      { '1.1': { text: 'x'.repeat(11), evidence: [piece()] }, '9': { text: '', evidence: [] } },
      {},
      period,
    );
    expect(invalid.map(({ code }) => code).toSorted()).toEqual(['answer-too-long', 'unknown-indicator']);
  });
});
