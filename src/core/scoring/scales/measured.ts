/** Thresholds on a measured figure: bands with a direction, stepped or with a straight line between them. */
import { notNegative, exact } from '../../criteria/amount.ts';
import type { Amount } from '../../criteria/amount.ts';
import { longText, object, oneOf, optional, pointerTo, shortText } from '../../criteria/shape.ts';
import { mul, ratio, toDecimal } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import { figureBands, problemsInBands, shareInBands } from './figure-bands.ts';
import type { Direction, FigureBand } from './figure-bands.ts';
import type { ScaleKind } from './kind.ts';

export interface MeasuredScale {
  readonly kind: 'measured';
  /** What the figure counts, such as "per cent" or "kWh a head". */
  readonly unit: Text;
  readonly direction: Direction;
  readonly bands: readonly FigureBand[];
  readonly between?: 'steps' | 'line';
  readonly text?: Text;
}
export interface MeasuredMark {
  readonly figure: Amount;
}

export const measured: ScaleKind<MeasuredScale, MeasuredMark> = {
  shape: object<MeasuredScale>({
    kind: oneOf(['measured']),
    unit: shortText,
    direction: oneOf(['higher-is-better', 'lower-is-better']),
    bands: figureBands,
    between: optional(oneOf(['steps', 'line'])),
    text: optional(longText),
  }),
  problemsInScale: (scale, pointer, report) =>
    problemsInBands(scale.bands, scale.direction, pointerTo(pointer, 'bands'), report),
  markShape: () => object<MeasuredMark>({ figure: notNegative }),
  share: (mark, scale) => shareInBands(exact(mark.figure), scale.bands, scale.direction, scale.between === 'line'),
  explain: (mark, scale) => {
    const share = shareInBands(exact(mark.figure), scale.bands, scale.direction, scale.between === 'line');
    const params = { figure: mark.figure, percent: toDecimal(mul(share, ratio(100)), 1) };
    return { code: 'mark-figure', params, texts: { unit: scale.unit } };
  },
};
