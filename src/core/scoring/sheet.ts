/** A score sheet: one assessor's marks on one entry in one stage, by the number of the indicator. */
import { pointerTo } from '../criteria/shape.ts';
import type { Params, Report } from '../criteria/shape.ts';
import type { Indicator, Pack } from '../criteria/pack.ts';
import { countingIndicators, indicatorsOf, pointsOf } from '../criteria/tree.ts';
import type { Choices } from '../criteria/tree.ts';
import type { Problem } from '../problem.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from './line.ts';
import { kindOf } from './scales/kinds.ts';
import type { Scale, ScaleMark } from './scales/kinds.ts';

/** What an assessor enters for one indicator; its form is that of the indicator's scale. */
export type Mark = ScaleMark;
/** Marks by indicator number. They come from outside: whoever reads one checks its form. */
export type Marks = Readonly<Record<string, unknown>>;

/** The scale of an indicator of a pack that was read by `readPack`. */
export function scaleOf(pack: Pick<Pack, 'scales'>, indicator: Indicator): Scale {
  const scale = pack.scales[indicator.scale];
  if (scale === undefined) throw new RangeError(`the pack has no scale ${indicator.scale}`);
  return scale;
}

/** The mark if it is valid on the indicator's scale, every problem being reported. */
export function readMark(
  pack: Pick<Pack, 'scales'>,
  indicator: Indicator,
  value: unknown,
  pointer = '',
  report: Report = () => undefined,
): Mark | undefined {
  const scale = scaleOf(pack, indicator);
  return kindOf(scale).markShape(scale, pointsOf(indicator)).read(value, pointer, report);
}

/** The exact share of its full points that a valid mark earns. */
export function shareOf(pack: Pick<Pack, 'scales'>, indicator: Indicator, mark: Mark): Ratio {
  const scale = scaleOf(pack, indicator);
  return kindOf(scale).share(mark, scale, pointsOf(indicator));
}

/** A mark as a sentence, such as "grade B, 66 %". */
export function explainMark(pack: Pick<Pack, 'scales'>, indicator: Indicator, mark: Mark): Line {
  const scale = scaleOf(pack, indicator);
  return kindOf(scale).explain(mark, scale, pointsOf(indicator));
}

/** Every mark that may be given for an indicator, lowest first; undefined where there are too many to choose from. */
export function marksFor(pack: Pick<Pack, 'scales'>, indicator: Indicator): readonly Mark[] | undefined {
  const scale = scaleOf(pack, indicator);
  return kindOf(scale).marks?.(scale, pointsOf(indicator));
}

/**
 * Every problem in a sheet; pointers lead into `marks`. A draft may lack marks but not hold invalid ones; a final
 * sheet has a mark for every indicator that counts for the entry, special points being optional.
 */
export function problemsInSheet(
  pack: Pack,
  marks: Marks,
  options: { readonly final: boolean; readonly choices?: Choices },
): readonly Problem[] {
  const problems: Problem[] = [];
  const all = new Map(indicatorsOf(pack).map((indicator) => [indicator.number, indicator]));
  for (const [number, value] of Object.entries(marks)) {
    const pointer = pointerTo('', number);
    const indicator = all.get(number);
    if (indicator === undefined) {
      problems.push({ code: 'unknown-indicator', pointer, params: { number: number.slice(0, 80) } });
      continue;
    }
    readMark(pack, indicator, value, pointer, (code, at, params?: Params) => {
      problems.push({ code, pointer: at, params: { ...params, number } });
    });
  }
  return options.final ? [...problems, ...missingMarks(pack, marks, options.choices ?? {})] : problems;
}

function missingMarks(pack: Pack, marks: Marks, choices: Choices): Problem[] {
  return countingIndicators({ criteria: pack.criteria }, choices)
    .filter(({ number }) => !Object.hasOwn(marks, number))
    .map(({ number }) => ({ code: 'mark-missing', pointer: pointerTo('', number), params: { number } }));
}
