/**
 * A percentage in steps, with ranges where the scale has them: the range that describes best is chosen first, then the
 * number within it (Baldrige, domain 7.1: steps of 5 in 0-5, 10-25, 30-45, 50-65, 70-85, 90-100).
 */
import { list, longText, object, oneOf, optional, pointerTo, wholeNumber } from '../../criteria/shape.ts';
import { ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { Line } from '../line.ts';
import type { ScaleKind } from './kind.ts';

export interface PercentRange {
  readonly from: number;
  readonly to: number;
  readonly text: Text;
}
export interface PercentageScale {
  readonly kind: 'percentage';
  readonly step: number;
  readonly ranges?: readonly PercentRange[];
  /** What the assessor weighs, such as approach, deployment, learning and integration. */
  readonly factors?: readonly Text[];
  readonly text?: Text;
}
/** `range` is "from-to", asked where the scale has ranges. */
export interface PercentageMark {
  readonly percent: number;
  readonly range?: string;
}

/** The name of a range in a mark and on screen. */
export function rangeName(range: PercentRange): string {
  return `${range.from}-${range.to}`;
}

const percent = wholeNumber(0, 100);

export const rangeShape = object<PercentRange>({ from: percent, to: percent, text: longText });

function inRange(value: number, range: PercentRange): boolean {
  return value >= range.from && value <= range.to;
}

function percentsOf(scale: PercentageScale): number[] {
  return Array.from({ length: Math.floor(100 / scale.step) + 1 }, (_, index) => index * scale.step);
}

export const percentage: ScaleKind<PercentageScale, PercentageMark> = {
  shape: object<PercentageScale>({
    kind: oneOf(['percentage']),
    step: wholeNumber(1, 50),
    ranges: optional(list(rangeShape, { min: 2, max: 20 })),
    factors: optional(list(longText, { min: 1, max: 12 })),
    text: optional(longText),
  }),
  problemsInScale: (scale, pointer, report) => {
    if (100 % scale.step !== 0) report('step-misses-hundred', pointerTo(pointer, 'step'), { step: scale.step });
    if (scale.ranges === undefined) return;
    const at = pointerTo(pointer, 'ranges');
    scale.ranges.forEach((range, index) => {
      if (range.from > range.to) report('range-reversed', pointerTo(at, index), { range: rangeName(range) });
    });
    for (const value of percentsOf(scale)) {
      const holding = scale.ranges.filter((range) => inRange(value, range)).length;
      if (holding === 0) report('percent-in-no-range', at, { percent: value });
      if (holding > 1) report('percent-in-two-ranges', at, { percent: value });
    }
  },
  markShape: (scale) => {
    const { ranges } = scale;
    const base = object<PercentageMark>({
      percent,
      range: optional(oneOf(ranges?.map(rangeName) ?? [])),
    });
    return {
      ...base,
      read: (value, pointer, report) => {
        const mark = base.read(value, pointer, report);
        if (mark === undefined) return undefined;
        if (mark.percent % scale.step !== 0) {
          return report('percent-not-in-steps', pointerTo(pointer, 'percent'), {
            given: mark.percent,
            step: scale.step,
          });
        }
        if (ranges === undefined) return mark;
        if (mark.range === undefined) return report('range-first', pointer);
        const range = ranges.find((one) => rangeName(one) === mark.range);
        return range !== undefined && inRange(mark.percent, range)
          ? mark
          : report('percent-outside-range', pointerTo(pointer, 'percent'), {
              given: mark.percent,
              range: mark.range,
            });
      },
    };
  },
  share: (mark) => ratio(mark.percent, 100),
  explain: (mark): Line =>
    mark.range === undefined
      ? { code: 'mark-percent', params: { percent: mark.percent } }
      : { code: 'mark-percent-in-range', params: { percent: mark.percent, range: mark.range } },
  marks: (scale) =>
    percentsOf(scale).map((value) => {
      const range = scale.ranges?.find((one) => inRange(value, one));
      return range === undefined ? { percent: value } : { percent: value, range: rangeName(range) };
    }),
};
