import type { Random } from '../random.ts';
import type { AssignmentInput } from './problem.ts';

export interface Shape {
  readonly quotas?: 'none' | 'nested' | 'overlapping';
  readonly fixed?: boolean;
}

const upTo = (random: Random, most: number) => random.below(most + 1);
const oneIn = (random: Random, chances: number) => random.below(chances) === 0;

/** A small problem that may or may not have a solution: ties, negative scores, missing pairs, conflicts, tight loads. */
export function randomInput(random: Random, shape: Shape = {}): AssignmentInput {
  const entries = Array.from({ length: 1 + upTo(random, 6) }, (_, at) => ({
    id: `e${at + 1}`,
    coverage: upTo(random, 3),
  }));
  const places = entries.reduce((sum, { coverage }) => sum + coverage, 0);
  const count = 2 + upTo(random, 6);
  const assessors = Array.from({ length: count }, (_, at) => {
    const min = oneIn(random, 4) ? upTo(random, 2) : 0;
    return { id: `a${at + 1}`, min, max: min + upTo(random, Math.ceil((3 * places) / count)) };
  });
  const scale = oneIn(random, 2) ? 3 : 1_000_000;
  const affinities = { entry: [] as number[], assessor: [] as number[], score: [] as number[] };
  const conflicts: [string, string][] = [];
  const fixed: [string, string][] = [];
  entries.forEach((entry, e) =>
    assessors.forEach((assessor, a) => {
      if (oneIn(random, 12)) return;
      affinities.entry.push(e);
      affinities.assessor.push(a);
      affinities.score.push(upTo(random, scale) - (oneIn(random, 5) ? scale : 0));
      if (oneIn(random, 10)) conflicts.push([entry.id, assessor.id]);
      else if (shape.fixed === true && oneIn(random, 14)) fixed.push([entry.id, assessor.id]);
    }),
  );
  return { entries, assessors, affinities, conflicts, fixed, quotas: randomQuotas(random, shape, assessors) };
}

function randomQuotas(random: Random, { quotas = 'none' }: Shape, assessors: readonly { readonly id: string }[]) {
  const ids = assessors.map(({ id }) => id);
  const bounds = () => {
    const min = oneIn(random, 6) ? 1 : 0;
    return { min, max: 1 + upTo(random, 2) };
  };
  const group = (from: readonly string[]) => from.filter(() => oneIn(random, 2));
  if (quotas === 'none') return [];
  if (quotas === 'overlapping')
    return ['north', 'chairs', 'women'].map((role) => ({ role, assessors: group(ids), ...bounds() }));
  const outer = group(ids);
  const inner = group(outer);
  const other = group(ids.filter((id) => !outer.includes(id)));
  return [
    { role: 'inner', assessors: inner, ...bounds() },
    { role: 'other', assessors: other, ...bounds() },
    { role: 'outer', assessors: outer, ...bounds() },
  ];
}

/** The same problem with its rows, and the members of its quotas, in another order. */
export function shuffledInput(input: AssignmentInput, random: Random): AssignmentInput {
  const shuffled = <T>(items: readonly T[] = []): T[] => random.shuffle([...items]);
  const entries = shuffled(input.entries);
  const assessors = shuffled(input.assessors);
  const entryAt = new Map(entries.map(({ id }, at) => [id, at]));
  const assessorAt = new Map(assessors.map(({ id }, at) => [id, at]));
  const rows = random.shuffle(Array.from(input.affinities.score, (_, row) => row));
  return {
    entries,
    assessors,
    affinities: {
      entry: rows.map((row) => entryAt.get(input.entries[input.affinities.entry[row]!]!.id)!),
      assessor: rows.map((row) => assessorAt.get(input.assessors[input.affinities.assessor[row]!]!.id)!),
      score: rows.map((row) => input.affinities.score[row]!),
    },
    conflicts: shuffled(input.conflicts),
    fixed: shuffled(input.fixed),
    quotas: shuffled(input.quotas).map((quota) => ({ ...quota, assessors: shuffled(quota.assessors) })),
  };
}
