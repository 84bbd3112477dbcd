import type { MipModel, MipSolver } from '../../core/assignment/mip.ts';

/** To the proven optimum: values are whole, so that a gap below one is none. */
const exact = { mip_rel_gap: 0, mip_abs_gap: 0.1, output_flag: false } as const;

/** HiGHS for overlapping quotas; undefined where it is not installed. It takes half a megabyte, so only on demand. */
export async function loadHighsSolver(): Promise<MipSolver | undefined> {
  const module = await import('highs').catch(() => undefined);
  if (module === undefined) return undefined;
  const highs = await module.default();
  return (model) => {
    if (model.values.length === 0) {
      const open = model.rows.some(({ lower, upper }) => lower > 0 || upper < 0);
      return open ? { status: 'infeasible' } : { status: 'optimal', chosen: [] };
    }
    const solution = highs.solve(lpOf(model), exact);
    if (solution.Status === 'Infeasible') return { status: 'infeasible' };
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS ended with ${solution.Status}.`);
    const { Columns } = solution;
    return {
      status: 'optimal',
      chosen: model.values.flatMap((_, at) => (Columns[`x${at}`]!.Primal > 0.5 ? [at] : [])),
    };
  };
}

/** The programme in the LP format. */
function lpOf({ values, rows }: MipModel): string {
  const all = values.map((_, column) => column);
  const lines = ['Maximize', ` obj: ${sumOf(all, values)}`, 'Subject To'];
  rows.forEach(({ columns, weights, lower, upper }, at) => {
    const sum = sumOf(columns, weights);
    lines.push(` l${at}: ${sum} >= ${lower}`, ` u${at}: ${sum} <= ${upper}`);
  });
  return [...lines, 'Binary', ...all.map((column) => ` x${column}`), 'End'].join('\n');
}

function sumOf(columns: readonly number[], weights?: readonly number[]): string {
  const terms = columns.map((column, at) => {
    const weight = weights?.[at] ?? 1;
    return `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} x${column}`;
  });
  return terms.length === 0 ? '0 x0' : terms.join(' ');
}
