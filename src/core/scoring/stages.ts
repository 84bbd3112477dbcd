/** From the sheets of all stages to one total, by the pack's rule of combination. */
import { exact } from '../criteria/amount.ts';
import type { Combination, Method, Pack, Stage } from '../criteria/pack.ts';
import { numbersUnder } from '../criteria/tree.ts';
import type { Choices } from '../criteria/tree.ts';
import { commonMultiple, div, mul, one, ratio, sum, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { planOf } from './plan.ts';
import type { Plan, PlanLeaf } from './plan.ts';
import type { Marks } from './sheet.ts';
import { Total, combineTotals, scaledTo, totalOf } from './total.ts';
import type { Scores } from './total.ts';

/** A submitted sheet: its stage by id, its marks. A mark that a later stage moved may carry its reason, by number. */
export interface StageSheet {
  readonly stage: string;
  readonly marks: Marks;
  readonly reasons?: Readonly<Record<string, string>>;
}

interface StageTotal {
  readonly stage: Stage;
  readonly total: Total;
}

/** The total of each stage that has sheets, in the order of the stages. */
export function stageTotals(pack: Pack, sheets: readonly StageSheet[], choices: Choices): readonly StageTotal[] {
  return pack.stages.flatMap((stage) => {
    const totals = sheets.filter((sheet) => sheet.stage === stage.id).map(({ marks }) => totalOf(pack, marks, choices));
    const total = combineTotals(pack, totals, stage.combine, choices);
    return total === undefined ? [] : [{ stage, total }];
  });
}

/** The result of all stages; undefined while no stage has a sheet. */
export function totalOfStages(pack: Pack, sheets: readonly StageSheet[], choices: Choices = {}): Total | undefined {
  const stages = stageTotals(pack, sheets, choices);
  const combination = pack.combination ?? { kind: 'last' };
  if (stages.length === 0 || combination.kind === 'last') return stages.at(-1)?.total;
  const plan = planOf(pack, choices);
  const den = stages.reduce((common, { total }) => commonMultiple(common, total.scores.den), 1n);
  const aligned = stages.map(({ stage, total }) => ({ stage, scores: scaledTo(total.scores, den) }));
  return new Total(pack, plan, combined(pack, combination, plan, aligned, den));
}

interface StageScores {
  readonly stage: Stage;
  readonly scores: Scores;
}

function combined(
  pack: Pack,
  combination: Exclude<Combination, { kind: 'last' }>,
  plan: Plan,
  stages: readonly StageScores[],
  den: bigint,
): Scores {
  switch (combination.kind) {
    case 'weighted':
      return mixed(plan, stages, den, weightsOf(pack, combination.weights, plan, stages));
    case 'by-method':
      return mixed(
        plan,
        stages,
        den,
        stages.map(({ stage }) => plan.leaves.map((leaf) => methodWeight(leaf, stage))),
      );
    case 'replace':
      return replaced(plan, stages, den);
    case 'bounded':
      return replaced(plan, stages, den, exact(combination.within));
  }
}

/**
 * Each stage counts its weight for full marks on what it marks of the base. Special points are not part of the
 * weights: they count in the mean of the stages that mark them.
 */
function weightsOf(
  pack: Pack,
  weights: Readonly<Record<string, number | string>>,
  plan: Plan,
  stages: readonly StageScores[],
): readonly (readonly Ratio[])[] {
  const judged = stages.map(({ stage }) => {
    const criteria = stage.criteria === undefined ? undefined : numbersUnder(pack, stage.criteria);
    return plan.leaves.map(({ indicator }) => criteria?.has(indicator.number) ?? true);
  });
  return stages.map(({ stage }, at) => {
    const marks = judged[at] ?? [];
    const base = sum(
      plan.leaves.filter((leaf, index) => leaf.part === 'base' && marks[index]).map((leaf) => leaf.effective),
    );
    const weight = exact(weights[stage.id] ?? 0);
    return plan.leaves.map((leaf, index) => {
      if (marks[index] !== true) return zero;
      if (leaf.part === 'base') return base.num === 0n ? zero : div(weight, base);
      return ratio(1, judged.filter((one) => one[index]).length);
    });
  });
}

/** How much a stage's mark counts: the shares of the methods it uses, of those by which the indicator is measured. */
function methodWeight({ indicator }: PlanLeaf, stage: Stage): Ratio {
  const uses = (method: Method): boolean => stage.methods?.includes(method) === true;
  const shares = indicator.methodShares;
  if (shares === undefined) return ratio(indicator.methods.filter(uses).length, indicator.methods.length);
  return sum(indicator.methods.filter(uses).map((method) => exact(shares[method] ?? 0)));
}

/** A sum of the stages, each leaf of each stage with its own weight. */
function mixed(
  plan: Plan,
  stages: readonly StageScores[],
  den: bigint,
  weights: readonly (readonly Ratio[])[],
): Scores {
  const common = weights.flat().reduce((multiple, weight) => commonMultiple(multiple, weight.den), 1n);
  const whole = weights.map((row) => row.map(({ num, den: part }) => (num * common) / part));
  const at = (values: (scores: Scores) => readonly bigint[], leaf: number): bigint =>
    stages.reduce(
      (total, { scores }, stage) => total + (whole[stage]?.[leaf] ?? 0n) * (values(scores)[leaf] ?? 0n),
      0n,
    );
  return {
    den: den * common,
    earned: plan.leaves.map((_, leaf) => at((scores) => scores.earned, leaf)),
    full: plan.leaves.map((_, leaf) => at((scores) => scores.full, leaf)),
    marked: plan.leaves.map((_, leaf) =>
      stages.every(({ scores }, stage) => (whole[stage]?.[leaf] ?? 0n) === 0n || scores.marked[leaf] === true),
    ),
  };
}

/**
 * Mark by mark, a later stage replaces an earlier one. With `within`, a mark moves from the first stage's by at most
 * that share of its full points; what goes further is cut there, so that a total exists before it is put right.
 */
function replaced(plan: Plan, stages: readonly StageScores[], den: bigint, within: Ratio = one): Scores {
  const scale = within.den;
  const last = (leaf: number): Scores | undefined => stages.findLast(({ scores }) => scores.marked[leaf])?.scores;
  const first = (leaf: number): Scores | undefined => stages.find(({ scores }) => scores.marked[leaf])?.scores;
  const earned = plan.leaves.map((_, leaf) => {
    const from = (first(leaf)?.earned[leaf] ?? 0n) * scale;
    const to = (last(leaf)?.earned[leaf] ?? 0n) * scale;
    const most = (stages[0]?.scores.full[leaf] ?? 0n) * within.num;
    if (to > from + most) return from + most;
    return to < from - most ? from - most : to;
  });
  return {
    den: den * scale,
    earned,
    full: plan.leaves.map((_, leaf) => (stages[0]?.scores.full[leaf] ?? 0n) * scale),
    marked: plan.leaves.map((_, leaf) => last(leaf) !== undefined),
  };
}

/** One mark that a later stage moved: by which share of its full points, and whether that was allowed. */
export interface Move {
  readonly number: string;
  readonly by: Ratio;
  readonly tooFar: boolean;
  readonly hasReason: boolean;
}

/** The marks that later stages moved, under a rule that bounds moves; none under other rules. */
export function movesOf(pack: Pack, sheets: readonly StageSheet[], choices: Choices = {}): readonly Move[] {
  const { combination } = pack;
  if (combination?.kind !== 'bounded') return [];
  const stages = stageTotals(pack, sheets, choices);
  const within = exact(combination.within);
  return planOf(pack, choices).leaves.flatMap(({ indicator: { number } }, leaf) => {
    const marked = stages.filter(({ total }) => total.scores.marked[leaf]);
    const [from, to] = [marked[0]?.total.scores, marked.at(-1)?.total.scores];
    if (from === undefined || to === undefined || from === to) return [];
    const full = ratio(from.full[leaf] ?? 0n, from.den);
    const gain = ratio((to.earned[leaf] ?? 0n) * from.den - (from.earned[leaf] ?? 0n) * to.den, from.den * to.den);
    if (gain.num === 0n || full.num === 0n) return [];
    const by = div(gain, full);
    const tooFar = mul(by, by).num * within.den ** 2n > within.num ** 2n * mul(by, by).den;
    const hasReason = sheets.some(
      ({ reasons }) => reasons !== undefined && Object.hasOwn(reasons, number) && (reasons[number] ?? '').trim() !== '',
    );
    return [{ number, by, tooFar, hasReason }];
  });
}
