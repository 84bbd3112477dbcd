/** Everything that keeps a draft from being published, each at the place where it is mended. */
import { limits } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { equal, toExact } from '../ratio.ts';
import { sumOfNodes, walkDraft, worthOf } from './draft.ts';
import type { DraftNode, PackDraft } from './draft.ts';
import { pointerTo } from './shape.ts';
import { readPack } from './read.ts';

/**
 * What reading the draft as a pack finds; and of its tree also what that reading comes to only once every part has
 * its form: numbers that stand twice, points that do not add up.
 */
export function problemsInDraft(draft: PackDraft): readonly Problem[] {
  const { problems = [] } = readPack(draft);
  const found = problems.map(atItsPlace);
  const told = new Set(found.map(({ code, pointer }) => `${code} ${pointer}`));
  const more = [...doubles(draft), ...sums(draft)].filter(({ code, pointer }) => !told.has(`${code} ${pointer}`));
  return [...found, ...more.slice(0, Math.max(0, limits.problems - found.length))];
}

/** A missing part is mended where it would stand, not at the whole that lacks it. */
function atItsPlace(problem: Problem): Problem {
  const key = problem.code === 'key-missing' ? problem.params?.['key'] : undefined;
  return key === undefined ? problem : { ...problem, pointer: pointerTo(problem.pointer, key) };
}

function* doubles(draft: PackDraft): Generator<Problem> {
  const seen = new Set<string>();
  for (const { node, at } of walkDraft(draft)) {
    if (node.number !== '' && seen.has(node.number)) {
      yield { code: 'duplicate-number', pointer: pointerTo(at, 'number'), params: { number: node.number } };
    }
    seen.add(node.number);
  }
}

/** Whether a branch says other points than its children make together; alternatives are held against it one by one. */
export function missesSum({ children, choose, points }: DraftNode): boolean {
  if (children === undefined || children.length === 0) return false;
  const stated = worthOf(points);
  if (stated === undefined) return false;
  return choose === undefined
    ? !equal(stated, sumOfNodes(children))
    : children.some((child) => !equal(worthOf(child.points) ?? stated, stated));
}

function* sums(draft: PackDraft): Generator<Problem> {
  const stated = worthOf(draft['base']);
  const base = sumOfNodes(draft.criteria);
  if (stated !== undefined && !equal(stated, base)) {
    const params = { stated: String(draft['base']), sum: toExact(base) };
    yield { code: 'base-does-not-add-up', pointer: '/base', params };
  }
  for (const { node, at } of walkDraft(draft)) {
    if (node['choose'] !== undefined || !missesSum(node)) continue;
    const params = { number: node.number, stated: node.points, sum: toExact(sumOfNodes(node.children ?? [])) };
    yield { code: 'points-do-not-add-up', pointer: pointerTo(at, 'points'), params };
  }
}
