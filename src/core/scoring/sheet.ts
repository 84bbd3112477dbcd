/** A score sheet: one assessor's marks on one entry in one stage, by the number of the indicator. */
import { pointerTo } from '../criteria/shape.ts';
import type { Params, Report, Shape } from '../criteria/shape.ts';
import type { Indicator, Pack, Stage } from '../criteria/pack.ts';
import { countingIndicators, indicatorsOf, numbersUnder, pointsOf } from '../criteria/tree.ts';
import type { Choices } from '../criteria/tree.ts';
import type { Problem } from '../problem.ts';
import { zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from './line.ts';
import { MarkTable } from './mark-table.ts';
import { planOf } from './plan.ts';
import { scaleOf } from './scale-of.ts';
import { kindOf } from './scales/kinds.ts';
import type { ScaleMark } from './scales/kinds.ts';

/** What an assessor enters for one indicator; its form is that of the indicator's scale. */
export type Mark = ScaleMark;
/** Marks by indicator number. They come from outside: whoever reads one checks its form. */
export type Marks = Readonly<Record<string, unknown>>;

interface MarkReader {
  readonly listed: MarkTable;
  readonly shape: Shape<ScaleMark>;
}

/** Readers by indicator: a sheet has tens of marks, and an edition tens of thousands of sheets. */
const readers = new WeakMap<Indicator, MarkReader>();

function readerOf(pack: Pick<Pack, 'scales'>, indicator: Indicator): MarkReader {
  let reader = readers.get(indicator);
  if (reader === undefined) {
    const scale = scaleOf(pack, indicator);
    const full = pointsOf(indicator);
    const kind = kindOf(scale);
    const listed = new MarkTable(kind.marks?.(scale, full) ?? [], () => zero);
    readers.set(indicator, (reader = { listed, shape: kind.markShape(scale, full) }));
  }
  return reader;
}

/** The mark if it is valid on the indicator's scale, every problem being reported. */
export function readMark(
  pack: Pick<Pack, 'scales'>,
  indicator: Indicator,
  value: unknown,
  pointer = '',
  report: Report = () => undefined,
): Mark | undefined {
  const { listed, shape } = readerOf(pack, indicator);
  return listed.find(value) === undefined ? shape.read(value, pointer, report) : (value as Mark);
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

const byNumber = new WeakMap<Pack, ReadonlyMap<string, Indicator>>();

function indicatorsByNumber(pack: Pack): ReadonlyMap<string, Indicator> {
  let found = byNumber.get(pack);
  if (found === undefined) {
    found = new Map(indicatorsOf(pack).map((indicator) => [indicator.number, indicator]));
    byNumber.set(pack, found);
  }
  return found;
}

/**
 * Every problem in a sheet; pointers lead into `marks`. A draft may lack marks but not hold invalid ones; a final
 * sheet has a mark for every indicator that counts for the entry and that its stage marks, special points being optional.
 */
export function problemsInSheet(
  pack: Pack,
  marks: Marks,
  options: { readonly final: boolean; readonly choices?: Choices; readonly stage?: string },
): readonly Problem[] {
  const problems: Problem[] = [];
  const all = indicatorsByNumber(pack);
  const isMarked = markedBy(
    pack,
    pack.stages.find(({ id }) => id === options.stage),
  );
  for (const [number, value] of Object.entries(marks)) {
    const indicator = all.get(number);
    if (indicator !== undefined && !isMarked(indicator)) {
      problems.push({ code: 'mark-not-in-stage', pointer: pointerTo('', number), params: { number } });
    } else if (indicator === undefined) {
      problems.push({
        code: 'unknown-indicator',
        pointer: pointerTo('', number),
        params: { number: number.slice(0, 80) },
      });
    } else if (readerOf(pack, indicator).listed.find(value) === undefined) {
      readMark(pack, indicator, value, pointerTo('', number), (code, at, params?: Params) => {
        problems.push({ code, pointer: at, params: { ...params, number } });
      });
    }
  }
  return options.final ? [...problems, ...missingMarks(pack, marks, options)] : problems;
}

interface SheetOf {
  readonly choices?: Choices;
  readonly stage?: string;
}

function missingMarks(pack: Pack, marks: Marks, { choices = {}, stage: id }: SheetOf): Problem[] {
  const stage = pack.stages.find((one) => one.id === id);
  const asked = stage === undefined ? () => true : askedBy(pack, stage);
  const missing: Problem[] = [];
  for (const { part, indicator, markedAs: number } of planOf(pack, choices).leaves) {
    if (part === 'special' || Object.hasOwn(marks, number) || !asked(indicator)) continue;
    if (missing.some(({ params }) => params?.['number'] === number)) continue;
    missing.push({ code: 'mark-missing', pointer: pointerTo('', number), params: { number } });
  }
  return missing;
}

/** Which indicators a stage must mark: all that it may; one that may replace marks of an earlier stage need not mark any. */
function askedBy(pack: Pack, stage: Stage): (indicator: Indicator) => boolean {
  return mayReplace(pack, stage) ? () => false : markedBy(pack, stage);
}

/** Whether a stage only moves marks that an earlier one gave, so that an entry can do without it. */
export function mayReplace(pack: Pack, stage: Stage): boolean {
  const isLater = pack.stages.indexOf(stage) > 0;
  return isLater && (pack.combination?.kind === 'replace' || pack.combination?.kind === 'bounded');
}

const marking = new WeakMap<Stage, (indicator: Indicator) => boolean>();

/** Which indicators a stage marks: those of its criteria and methods, where it names any. */
function markedBy(pack: Pack, stage: Stage | undefined): (indicator: Indicator) => boolean {
  if (stage === undefined) return () => true;
  let isMarked = marking.get(stage);
  if (isMarked === undefined) {
    const { criteria, methods } = stage;
    const inCriteria = criteria === undefined ? undefined : numbersUnder(pack, criteria);
    isMarked = (indicator) =>
      (inCriteria?.has(indicator.number) ?? true) &&
      (methods === undefined || indicator.methods.some((method) => methods.includes(method)));
    marking.set(stage, isMarked);
  }
  return isMarked;
}

/** What an assessor of a stage marks of an entry, in the order of the pack. */
export function indicatorsToMark(pack: Pack, stage: string, choices: Choices): readonly Indicator[] {
  const isMarked = markedBy(
    pack,
    pack.stages.find(({ id }) => id === stage),
  );
  return countingIndicators(pack, choices).filter(isMarked);
}
