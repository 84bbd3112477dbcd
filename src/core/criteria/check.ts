/** What the parts of a pack must satisfy together: points that add up, references that lead somewhere, a line in reach. */
import { limits } from '../limits.ts';
import { compare, equal, sum, toExact } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { kindOf } from '../scoring/scales/kinds.ts';
import { exact } from './amount.ts';
import { checkRules } from './check-rules.ts';
import type { Branch, CriterionNode, Indicator, Pack } from './pack.ts';
import { pointerTo } from './shape.ts';
import type { Report } from './shape.ts';
import type { SourceNote } from './sources.ts';
import { isBranch, pointsOf, walk } from './tree.ts';
import type { NodePlace } from './tree.ts';

/** Reports everything that is wrong with a pack whose parts are each well formed. */
export function checkPack(pack: Pack, report: Report): void {
  const places = [...walk(pack)];
  if (places.length > limits.packCriteria) {
    report('too-many-criteria', '/criteria', { count: places.length, limit: limits.packCriteria });
  }
  checkNumbers(places, report);
  checkNames(pack, report);
  checkSums(pack, report);
  for (const place of places) {
    if (isBranch(place.node)) checkBranch(place.node, place.pointer, pack, report);
    else checkIndicator(place.node, place.pointer, pack, report);
  }
  for (const [name, scale] of Object.entries(pack.scales)) {
    kindOf(scale).problemsInScale?.(scale, pointerTo('/scales', name), report);
  }
  checkSources(pack, places, report);
  checkRules(pack, places, report);
  if (pack.valid.to !== undefined && pack.valid.to < pack.valid.from) {
    report('ends-before-it-begins', '/valid/to', { from: pack.valid.from, to: pack.valid.to });
  }
}

function checkNumbers(places: readonly NodePlace[], report: Report): void {
  const seen = new Set<string>();
  for (const { node, pointer } of places) {
    if (seen.has(node.number)) report('duplicate-number', pointerTo(pointer, 'number'), { number: node.number });
    seen.add(node.number);
  }
}

function checkNames(pack: Pack, report: Report): void {
  for (const part of ['unitTypes', 'facts', 'gates', 'vetoes', 'bars', 'negative', 'stages', 'bands'] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of (pack[part] ?? []).entries()) {
      if (seen.has(id)) report('duplicate-name', `/${part}/${index}/id`, { name: id });
      seen.add(id);
    }
  }
}

function sumOf(nodes: readonly CriterionNode[]): Ratio {
  return sum(nodes.map(pointsOf));
}

function checkSums(pack: Pack, report: Report): void {
  const base = sumOf(pack.criteria);
  if (!equal(base, exact(pack.base))) {
    report('base-does-not-add-up', '/base', { stated: pack.base, sum: toExact(base) });
  }
  if (pack.special === undefined) return;
  const special = sumOf(pack.special.criteria);
  if (compare(special, exact(pack.special.cap)) < 0) {
    report('cap-out-of-reach', '/special/cap', { cap: pack.special.cap, sum: toExact(special) });
  }
}

function checkBranch(branch: Branch, pointer: string, pack: Pack, report: Report): void {
  const at = { number: branch.number, stated: branch.points };
  if (branch.choose === undefined) {
    const children = sumOf(branch.children);
    if (!equal(children, pointsOf(branch))) {
      report('points-do-not-add-up', pointerTo(pointer, 'points'), { ...at, sum: toExact(children) });
    }
    return;
  }
  branch.children.forEach((child, index) => {
    if (!equal(pointsOf(child), pointsOf(branch))) {
      report('alternative-with-unequal-points', `${pointer}/children/${index}/points`, {
        ...at,
        alternative: child.number,
        points: child.points,
      });
    }
  });
  if (branch.choose === 'by-unit-type') checkUnitTypes(branch, pointer, pack, report);
}

/** Every unit type of the pack must lead to exactly one alternative, or some unit would have none to answer. */
function checkUnitTypes(branch: Branch, pointer: string, pack: Pack, report: Report): void {
  for (const { id } of pack.unitTypes ?? []) {
    const count = branch.children.filter((child) => child.unitTypes?.includes(id)).length;
    if (count === 0) report('unit-type-without-alternative', pointer, { number: branch.number, unitType: id });
    if (count > 1) report('unit-type-with-two-alternatives', pointer, { number: branch.number, unitType: id });
  }
  const known = new Set((pack.unitTypes ?? []).map(({ id }) => id));
  branch.children.forEach((child, index) => {
    for (const type of child.unitTypes ?? []) {
      if (!known.has(type)) report('unknown-unit-type', `${pointer}/children/${index}/unitTypes`, { name: type });
    }
  });
}

function checkIndicator(indicator: Indicator, pointer: string, pack: Pack, report: Report): void {
  const scale = Object.hasOwn(pack.scales, indicator.scale) ? pack.scales[indicator.scale] : undefined;
  if (scale === undefined) {
    report('unknown-scale', pointerTo(pointer, 'scale'), { name: indicator.scale });
    return;
  }
  const misfit = kindOf(scale).misfit?.(scale, pointsOf(indicator));
  if (misfit !== undefined) {
    report(misfit.code, pointerTo(pointer, 'scale'), { ...misfit.params, number: indicator.number });
  }
}

function checkSources(pack: Pack, places: readonly NodePlace[], report: Report): void {
  const check = (note: SourceNote | undefined, pointer: string): void => {
    if (note === undefined) return;
    if (note.where === undefined) {
      if (note.mark === 'sourced') report('source-missing', pointerTo(pointer, 'source'));
    } else if (!Object.hasOwn(pack.sources, note.where)) {
      report('unknown-source', `${pointer}/source/where`, { name: note.where });
    }
  };
  for (const { node, pointer } of places) check(node.source, pointer);
  for (const part of ['facts', 'gates', 'vetoes', 'bars', 'negative', 'stages'] as const) {
    for (const [index, item] of (pack[part] ?? []).entries()) check(item.source, `/${part}/${index}`);
  }
  for (const part of [
    'special',
    'secretVisits',
    'renewing',
    'combination',
    'holding',
    'calibration',
    'decision',
  ] as const) {
    check(pack[part]?.source, `/${part}`);
  }
}
