import loadHighs from 'highs';
import type { AssignmentInput } from './problem.ts';
import type { MipModel, MipSolver } from './mip.ts';

type Highs = Awaited<ReturnType<typeof loadHighs>>;
const exact = { mip_rel_gap: 0, mip_abs_gap: 0.1, output_flag: false } as const;

/** A programme in yes-or-no columns as HiGHS reads it. */
function lpOf(model: MipModel): string {
  const term = (weight: number, column: number) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} x${column}`;
  const sum = (columns: readonly number[], weights?: readonly number[]) =>
    columns.map((column, at) => term(weights?.[at] ?? 1, column)).join(' ') || '0 x0';
  const all = model.values.map((_, column) => column);
  const lines = ['Maximize', ` obj: ${sum(all, model.values)}`, 'Subject To'];
  model.rows.forEach(({ columns, weights, lower, upper }, at) => {
    lines.push(` l${at}: ${sum(columns, weights)} >= ${lower}`, ` u${at}: ${sum(columns, weights)} <= ${upper}`);
  });
  return [...lines, 'Binary', ...all.map((column) => ` x${column}`), 'End'].join('\n');
}

export async function highsSolver(): Promise<MipSolver> {
  const highs: Highs = await loadHighs();
  return (model) => {
    if (model.values.length === 0) {
      const open = model.rows.some(({ lower, upper }) => lower > 0 || upper < 0);
      return open ? { status: 'infeasible' } : { status: 'optimal', chosen: [] };
    }
    const solution = highs.solve(lpOf(model), exact);
    if (solution.Status === 'Infeasible') return { status: 'infeasible' };
    if (solution.Status !== 'Optimal') throw new Error(solution.Status);
    const chosen = model.values.flatMap((_, column) => (solution.Columns[`x${column}`]!.Primal > 0.5 ? [column] : []));
    return { status: 'optimal', chosen };
  };
}

/** The problem straight from its published form, without anything of core's own reading. */
export function modelOfInput(
  input: AssignmentInput,
): MipModel & { readonly pairs: readonly (readonly [number, number])[] } {
  const barred = new Set((input.conflicts ?? []).map((pair) => pair.join(' ')));
  const named = (entry: number, assessor: number) => `${input.entries[entry]!.id} ${input.assessors[assessor]!.id}`;
  const pairs: [number, number][] = [];
  const values: number[] = [];
  Array.from(input.affinities.score).forEach((score, row) => {
    const pair: [number, number] = [input.affinities.entry[row]!, input.affinities.assessor[row]!];
    if (barred.has(named(...pair))) return;
    pairs.push(pair);
    values.push(score);
  });
  const columnsWhere = (wanted: (entry: number, assessor: number) => boolean) =>
    pairs.flatMap(([entry, assessor], column) => (wanted(entry, assessor) ? [column] : []));
  const fixed = new Set((input.fixed ?? []).map((pair) => pair.join(' ')));
  const rows = [
    ...input.entries.map(({ coverage }, at) => ({
      columns: columnsWhere((entry) => entry === at),
      lower: coverage,
      upper: coverage,
    })),
    ...input.assessors.map(({ min, max }, at) => ({
      columns: columnsWhere((_, a) => a === at),
      lower: min,
      upper: max,
    })),
    ...columnsWhere((entry, assessor) => fixed.has(named(entry, assessor))).map((column) => ({
      columns: [column],
      lower: 1,
      upper: 1,
    })),
    ...(input.quotas ?? []).flatMap(({ assessors, min, max }) => {
      const members = new Set(assessors);
      return input.entries.map((_, at) => ({
        columns: columnsWhere((entry, a) => entry === at && members.has(input.assessors[a]!.id)),
        lower: min,
        upper: max,
      }));
    }),
  ];
  return { values, rows, pairs };
}
