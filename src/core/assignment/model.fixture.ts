import type { AssignmentInput } from './problem.ts';
import type { MipModel } from './mip.ts';

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
