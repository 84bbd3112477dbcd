/**
 * A programme in yes-or-no columns: choose columns so that every row's weighted count lies within its bounds and the
 * value is greatest. Core states it, a solver handed in solves it.
 */
export interface MipModel {
  readonly values: readonly number[];
  readonly rows: readonly MipRow[];
}

export interface MipRow {
  readonly columns: readonly number[];
  /** Weight of every column; 1 where none are given. */
  readonly weights?: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

export type MipAnswer =
  | { readonly status: 'optimal'; readonly chosen: readonly number[] }
  | { readonly status: 'infeasible' };

/** Must solve to proven optimality (no gap allowed), or throw. */
export type MipSolver = (model: MipModel) => MipAnswer;
