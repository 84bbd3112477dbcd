/**
 * Computed from records, such as volunteering: demands on shares of people and on figures of persons. A demand on a
 * figure says how it is read: of each person, as a mean, or in total. Under "each", one person's 30 hours do not cure
 * another's 4; under "mean" they do (domain S4). What is read how is part of the scale and of every explanation.
 */
import { exact, notNegative, share } from '../../criteria/amount.ts';
import type { Amount } from '../../criteria/amount.ts';
import { list, longText, name, object, oneOf, optional, tagged, wholeNumber } from '../../criteria/shape.ts';
import type { Shape } from '../../criteria/shape.ts';
import { compare, div, mul, one, ratio, sum, toExact, zero } from '../../ratio.ts';
import type { Ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { Line } from '../line.ts';
import type { ScaleKind } from './kind.ts';

/** So large a share of the whole, such as volunteers among the staff. */
export interface ShareDemand {
  readonly id: string;
  readonly kind: 'share';
  readonly text: Text;
  readonly atLeast: Amount;
}
/** So much of a figure, such as hours: `each` person, the `mean` of the persons, or all of them in `total`. */
export interface FigureDemand {
  readonly id: string;
  readonly kind: 'figure';
  readonly text: Text;
  readonly reading: 'each' | 'mean' | 'total';
  readonly atLeast: Amount;
}
export type Demand = ShareDemand | FigureDemand;

export interface RecordsScale {
  readonly kind: 'records';
  readonly demands: readonly Demand[];
  /** Full points only when all demands are met, or a part for each demand that is. */
  readonly award: 'all-or-nothing' | 'by-demand';
  readonly text?: Text;
}

export interface ShareFound {
  readonly part: number;
  readonly whole: number;
}
/** The persons counted, the sum of their figures, and the figure of the person who has least. */
export interface FigureFound {
  readonly persons: number;
  readonly sum: Amount;
  readonly least: Amount;
}
export interface RecordsMark {
  /** By demand: what the records hold. */
  readonly found: Readonly<Record<string, ShareFound | FigureFound>>;
}

const count = wholeNumber(0, 1_000_000_000);

const shareFound: Shape<ShareFound> = {
  ...object<ShareFound>({ part: count, whole: count }),
  read: (value, pointer, report) => {
    const found = object<ShareFound>({ part: count, whole: count }).read(value, pointer, report);
    if (found === undefined || found.part <= found.whole) return found;
    return report('part-exceeds-whole', pointer, { part: found.part, whole: found.whole });
  },
};
const figureFound: Shape<FigureFound> = {
  ...object<FigureFound>({ persons: count, sum: notNegative, least: notNegative }),
  read: (value, pointer, report) => {
    const found = object<FigureFound>({ persons: count, sum: notNegative, least: notNegative }).read(
      value,
      pointer,
      report,
    );
    if (found === undefined) return undefined;
    const possible = compare(mul(exact(found.least), ratio(found.persons)), exact(found.sum)) <= 0;
    return possible ? found : report('sum-below-least', pointer, { persons: found.persons, least: found.least });
  },
};

/** The figures of all persons as a records mark asks for them. */
export function figureFoundIn(figures: readonly Amount[]): FigureFound {
  const values = figures.map(exact);
  const least = values.reduce((low, value) => (compare(value, low) < 0 ? value : low), values[0] ?? zero);
  return { persons: figures.length, sum: asAmount(sum(values)), least: asAmount(least) };
}

function asAmount(value: Ratio): Amount {
  const written = toExact(value);
  return written.includes('/') ? written : Number(written);
}

/** What the records say of a demand, in the reading that the scale states. */
function valueOf(demand: Demand, found: ShareFound | FigureFound): Ratio {
  if ('whole' in found) return found.whole === 0 ? zero : ratio(found.part, found.whole);
  if (demand.kind === 'share' || demand.reading === 'total') return exact(found.sum);
  if (found.persons === 0) return zero;
  return demand.reading === 'each' ? exact(found.least) : div(exact(found.sum), ratio(found.persons));
}

/** A line for each demand: what was found, what was asked, and in which reading. */
export function explainDemands(scale: RecordsScale, mark: RecordsMark): readonly Line[] {
  return scale.demands.map((demand) => {
    const found = mark.found[demand.id] ?? { part: 0, whole: 0 };
    const value = valueOf(demand, found);
    const met = compare(value, exact(demand.atLeast)) >= 0 ? 'met' : 'missed';
    const reading = demand.kind === 'share' ? 'share' : demand.reading;
    const shown = 'whole' in found ? `${found.part}/${found.whole}` : toExact(value);
    return {
      code: `demand-${reading}-${met}`,
      params: { found: shown, asked: demand.atLeast },
      texts: { text: demand.text },
    };
  });
}

function metCount(scale: RecordsScale, mark: RecordsMark): number {
  return explainDemands(scale, mark).filter(({ code }) => code.endsWith('-met')).length;
}

export const records: ScaleKind<RecordsScale, RecordsMark> = {
  shape: object<RecordsScale>({
    kind: oneOf(['records']),
    demands: list(
      tagged<Demand>({
        share: object<ShareDemand>({ id: name, kind: oneOf(['share']), text: longText, atLeast: share }),
        figure: object<FigureDemand>({
          id: name,
          kind: oneOf(['figure']),
          text: longText,
          reading: oneOf(['each', 'mean', 'total']),
          atLeast: notNegative,
        }),
      }),
      { min: 1, max: 20 },
    ),
    award: oneOf(['all-or-nothing', 'by-demand']),
    text: optional(longText),
  }),
  problemsInScale: (scale, pointer, report) => {
    scale.demands.forEach(({ id }, index) => {
      if (scale.demands.findIndex((demand) => demand.id === id) < index) {
        report('duplicate-name', `${pointer}/demands/${index}/id`, { name: id });
      }
    });
  },
  markShape: (scale) => {
    const fields = Object.fromEntries(
      scale.demands.map(({ id, kind }) => [id, kind === 'share' ? shareFound : figureFound]),
    ) as Readonly<Record<string, Shape<ShareFound | FigureFound>>>;
    return object<RecordsMark>({ found: object<Readonly<Record<string, ShareFound | FigureFound>>>(fields) });
  },
  share: (mark, scale) => {
    const met = metCount(scale, mark);
    if (scale.award === 'by-demand') return ratio(met, scale.demands.length);
    return met === scale.demands.length ? one : zero;
  },
  explain: (mark, scale) => ({
    code: 'mark-records',
    params: { met: metCount(scale, mark), demands: scale.demands.length },
  }),
};
