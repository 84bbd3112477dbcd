/** Points in steps: the assessor gives points from nothing to the full points, in steps of the scale. */
import { amount, exact, positive } from '../../criteria/amount.ts';
import type { Amount } from '../../criteria/amount.ts';
import { object, oneOf, optional, longText } from '../../criteria/shape.ts';
import { div, mul, ratio, toExact, zero } from '../../ratio.ts';
import type { Ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { ScaleKind } from './kind.ts';

export interface PointsScale {
  readonly kind: 'points';
  readonly step: Amount;
  readonly text?: Text;
}
export interface PointsMark {
  readonly points: Amount;
}

function stepsIn(value: Ratio, scale: PointsScale): Ratio {
  return div(value, exact(scale.step));
}

/** A number where the points have a short decimal form, as `amount` wants it, else a fraction. */
function asAmount(value: Ratio): Amount {
  const written = toExact(value);
  return written.includes('/') ? written : Number(written);
}

export const points: ScaleKind<PointsScale, PointsMark> = {
  shape: object<PointsScale>({ kind: oneOf(['points']), step: positive, text: optional(longText) }),
  misfit: (scale, full) =>
    stepsIn(full, scale).den === 1n
      ? undefined
      : { code: 'step-does-not-divide', params: { step: scale.step, points: toExact(full) } },
  markShape: (scale, full) => {
    const inRange = amount({ min: zero, max: full });
    return object<PointsMark>({
      points: {
        ...inRange,
        read: (value, pointer, report) => {
          const given = inRange.read(value, pointer, (code, at, params) =>
            code === 'amount-out-of-range'
              ? report('points-out-of-range', at, { ...params, most: toExact(full) })
              : report(code, at, params),
          );
          if (given === undefined) return undefined;
          return stepsIn(exact(given), scale).den === 1n
            ? given
            : report('points-not-in-steps', pointer, { given, step: scale.step });
        },
      },
    });
  },
  share: (mark, _scale, full) => (full.num === 0n ? zero : div(exact(mark.points), full)),
  explain: (mark, _scale, full) => ({ code: 'mark-points', params: { points: mark.points, full: toExact(full) } }),
  marks: (scale, full) => {
    const step = exact(scale.step);
    const count = Number(stepsIn(full, scale).num);
    return Array.from({ length: count + 1 }, (_, index) => ({ points: asAmount(mul(step, ratio(index))) }));
  },
};
