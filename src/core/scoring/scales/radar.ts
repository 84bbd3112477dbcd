/**
 * RADAR: a percentage for each attribute, in the ranges of the scale (EFQM: 0, 10-30, 40-60, 70-80, 90-100); the total
 * is their mean, but never more than the attribute that governs, because what is unsound cannot be good (domain 7.2).
 */
import { list, longText, name, object, oneOf, optional, shortText, wholeNumber } from '../../criteria/shape.ts';
import type { Shape } from '../../criteria/shape.ts';
import { least, ratio, sum, div, toDecimal, mul } from '../../ratio.ts';
import type { Ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { ScaleKind } from './kind.ts';
import { rangeShape } from './percentage.ts';
import type { PercentRange } from './percentage.ts';

export interface RadarAttribute {
  readonly id: string;
  readonly text: Text;
}
export interface RadarScale {
  readonly kind: 'radar';
  readonly step: number;
  readonly ranges: readonly PercentRange[];
  readonly attributes: readonly RadarAttribute[];
  /** The attributes above which the total may not rise. */
  readonly governing?: readonly string[];
  readonly text?: Text;
}
export interface RadarMark {
  /** A percentage for every attribute of the scale. */
  readonly attributes: Readonly<Record<string, number>>;
}

const percent = wholeNumber(0, 100);

function percentIn(scale: RadarScale): Shape<number> {
  return {
    ...percent,
    read: (value, pointer, report) => {
      const given = percent.read(value, pointer, report);
      if (given === undefined) return undefined;
      if (given % scale.step !== 0) {
        return report('percent-not-in-steps', pointer, { given, step: scale.step });
      }
      const known = scale.ranges.some(({ from, to }) => given >= from && given <= to);
      return known ? given : report('percent-in-no-range', pointer, { percent: given });
    },
  };
}

function shareOf(mark: RadarMark, scale: RadarScale): Ratio {
  const given = scale.attributes.map(({ id }) => ratio(mark.attributes[id] ?? 0, 100));
  const mean = div(sum(given), ratio(given.length));
  return (scale.governing ?? []).reduce((share, id) => least(share, ratio(mark.attributes[id] ?? 0, 100)), mean);
}

export const radar: ScaleKind<RadarScale, RadarMark> = {
  shape: object<RadarScale>({
    kind: oneOf(['radar']),
    step: wholeNumber(1, 50),
    ranges: list(rangeShape, { min: 2, max: 20 }),
    attributes: list(object<RadarAttribute>({ id: name, text: shortText }), { min: 1, max: 12 }),
    governing: optional(list(name, { min: 1, max: 12 })),
    text: optional(longText),
  }),
  problemsInScale: (scale, pointer, report) => {
    const ids = scale.attributes.map(({ id }) => id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index) report('duplicate-name', `${pointer}/attributes/${index}/id`, { name: id });
    });
    scale.governing?.forEach((id, index) => {
      if (!ids.includes(id)) report('unknown-attribute', `${pointer}/governing/${index}`, { name: id });
    });
    scale.ranges.forEach((range, index) => {
      if (range.from > range.to) {
        report('range-reversed', `${pointer}/ranges/${index}`, { range: `${range.from}-${range.to}` });
      }
    });
  },
  markShape: (scale) => {
    const one = percentIn(scale);
    const fields = Object.fromEntries(scale.attributes.map(({ id }) => [id, one]));
    return object<RadarMark>({ attributes: object<Readonly<Record<string, number>>>(fields) });
  },
  share: shareOf,
  explain: (mark, scale) => {
    const share = toDecimal(mul(shareOf(mark, scale), ratio(100)), 1);
    const given = scale.attributes.map(({ id }) => `${id} ${mark.attributes[id] ?? 0}`).join(', ');
    return {
      code: scale.governing === undefined ? 'mark-radar' : 'mark-radar-governed',
      params: { percent: share, given },
    };
  },
};
