/**
 * Satisfaction from a questionnaire: the share of those asked who are satisfied, in bands. A sample that is too small,
 * or whose margin of error is too wide, is no valid mark, because it would decide by chance.
 */
import { exact, positive, share } from '../../criteria/amount.ts';
import type { Amount } from '../../criteria/amount.ts';
import { longText, object, oneOf, optional, pointerTo, wholeNumber } from '../../criteria/shape.ts';
import { compare, div, mul, ratio, sub, one, toDecimal } from '../../ratio.ts';
import type { Ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import { figureBands, problemsInBands, shareInBands } from './figure-bands.ts';
import type { FigureBand } from './figure-bands.ts';
import type { ScaleKind } from './kind.ts';

export interface SatisfactionScale {
  readonly kind: 'satisfaction';
  /** Bounds are shares of those asked, such as 90%. */
  readonly bands: readonly FigureBand[];
  readonly between?: 'steps' | 'line';
  readonly sampleAtLeast: number;
  /** The widest margin of error allowed, as a share, at 95 % confidence. */
  readonly marginAtMost?: Amount;
  readonly text?: Text;
}
export interface SatisfactionMark {
  readonly satisfied: number;
  readonly sample: number;
}

const people = wholeNumber(0, 1_000_000_000);
/** The 97.5th percentile of the normal distribution, squared. */
const zSquared = mul(ratio(196, 100), ratio(196, 100));

function satisfiedShare({ satisfied, sample }: SatisfactionMark): Ratio {
  return ratio(satisfied, Math.max(sample, 1));
}

/** The square of the margin of error, z² p (1 − p) / n: exact, where the margin itself has a root. */
function marginSquared(mark: SatisfactionMark): Ratio {
  const p = satisfiedShare(mark);
  return div(mul(zSquared, mul(p, sub(one, p))), ratio(Math.max(mark.sample, 1)));
}

/** The margin of error for display, in per cent with one decimal, at 95 % confidence. */
export function marginPercent(mark: SatisfactionMark): string {
  const { num, den } = marginSquared(mark);
  return (100 * Math.sqrt(Number(num) / Number(den))).toFixed(1);
}

export const satisfaction: ScaleKind<SatisfactionScale, SatisfactionMark> = {
  shape: object<SatisfactionScale>({
    kind: oneOf(['satisfaction']),
    bands: figureBands,
    between: optional(oneOf(['steps', 'line'])),
    sampleAtLeast: wholeNumber(1, 1_000_000_000),
    marginAtMost: optional(positive),
    text: optional(longText),
  }),
  problemsInScale: (scale, pointer, report) => {
    problemsInBands(scale.bands, 'higher-is-better', pointerTo(pointer, 'bands'), report);
    scale.bands.forEach(({ at }, index) => share.read(at, `${pointer}/bands/${index}/at`, report));
  },
  markShape: (scale) => {
    const base = object<SatisfactionMark>({ satisfied: people, sample: people });
    return {
      ...base,
      read: (value, pointer, report) => {
        const mark = base.read(value, pointer, report);
        if (mark === undefined) return undefined;
        const { satisfied, sample } = mark;
        if (satisfied > sample) return report('part-exceeds-whole', pointer, { part: satisfied, whole: sample });
        if (sample < scale.sampleAtLeast) {
          return report('sample-too-small', pointer, { sample, asked: scale.sampleAtLeast });
        }
        const { marginAtMost } = scale;
        if (marginAtMost === undefined) return mark;
        const limit = exact(marginAtMost);
        return compare(marginSquared(mark), mul(limit, limit)) <= 0
          ? mark
          : report('margin-too-wide', pointer, { margin: marginPercent(mark), asked: marginAtMost });
      },
    };
  },
  share: (mark, scale) => shareInBands(satisfiedShare(mark), scale.bands, 'higher-is-better', scale.between === 'line'),
  explain: (mark) => ({
    code: 'mark-satisfaction',
    params: {
      satisfied: mark.satisfied,
      sample: mark.sample,
      percent: toDecimal(mul(satisfiedShare(mark), ratio(100)), 1),
      margin: marginPercent(mark),
    },
  }),
};
