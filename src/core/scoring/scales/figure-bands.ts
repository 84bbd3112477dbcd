/** Bands on a figure: which share of the points a figure earns, as `measured` and `satisfaction` declare it. */
import { exact, notNegative, share } from '../../criteria/amount.ts';
import type { Amount } from '../../criteria/amount.ts';
import { list, object, pointerTo } from '../../criteria/shape.ts';
import type { Report } from '../../criteria/shape.ts';
import { add, compare, div, mul, sub, zero } from '../../ratio.ts';
import type { Ratio } from '../../ratio.ts';

/** From `at` on (upward or downward by direction) the figure earns `share`. */
export interface FigureBand {
  readonly at: Amount;
  readonly share: Amount;
}

export type Direction = 'higher-is-better' | 'lower-is-better';

export const figureBands = list(object<FigureBand>({ at: notNegative, share }), { min: 1, max: 20 });

/** Whether the figure is at the bound or on its better side. */
export function reaches(figure: Ratio, bound: Ratio, direction: Direction): boolean {
  const order = compare(figure, bound);
  return direction === 'higher-is-better' ? order >= 0 : order <= 0;
}

/** Bands run from the best to the worst, bounds and shares alike; equal neighbours would make one of them dead. */
export function problemsInBands(
  bands: readonly FigureBand[],
  direction: Direction,
  pointer: string,
  report: Report,
): void {
  bands.forEach((band, index) => {
    const before = bands[index - 1];
    if (before === undefined) return;
    const worse = !reaches(exact(band.at), exact(before.at), direction);
    if (!worse || compare(exact(band.share), exact(before.share)) >= 0) {
      report('bands-must-fall', pointerTo(pointer, index), { at: band.at, before: before.at });
    }
  });
}

/** The share of the best band reached; nothing below the last. `linear` draws a line between neighbouring bands. */
export function shareInBands(
  figure: Ratio,
  bands: readonly FigureBand[],
  direction: Direction,
  linear: boolean,
): Ratio {
  const index = bands.findIndex(({ at }) => reaches(figure, exact(at), direction));
  const band = bands[index];
  if (band === undefined) return zero;
  const better = bands[index - 1];
  if (!linear || better === undefined) return exact(band.share);
  const way = div(sub(figure, exact(band.at)), sub(exact(better.at), exact(band.at)));
  return add(exact(band.share), mul(way, sub(exact(better.share), exact(band.share))));
}
