import type { Report, Shape } from '../../criteria/shape.ts';
import type { Ratio } from '../../ratio.ts';
import type { Line } from '../line.ts';

/**
 * What a kind of scale must tell: how it is declared in a pack, how a mark on it is entered, what share of the full
 * points a mark earns, and how that is explained. `full` is the indicator's full points.
 */
export interface ScaleKind<S, M> {
  readonly shape: Shape<S>;
  /** What its parts must satisfy together, beyond their forms. */
  readonly problemsInScale?: (scale: S, pointer: string, report: Report) => void;
  /** Why the scale cannot be used for so many points, if it cannot. */
  readonly misfit?: (scale: S, full: Ratio) => Line | undefined;
  /** The JSON form in which a mark is entered. */
  readonly markShape: (scale: S, full: Ratio) => Shape<M>;
  /** The exact share of the full points that a valid mark earns, from 0 to 1. */
  readonly share: (mark: M, scale: S, full: Ratio) => Ratio;
  readonly explain: (mark: M, scale: S, full: Ratio) => Line;
  /** Every valid mark in rising order of share, where there are finitely many: for choices on screen and for what-if. */
  readonly marks?: (scale: S, full: Ratio) => readonly M[];
}
