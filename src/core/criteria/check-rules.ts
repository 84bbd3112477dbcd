/** What the rules of a pack must satisfy together with its tree: gates, stages, substitutes, bands, the decision. */
import type { DecisionRule } from '../decision/rules.ts';
import { add, compare, equal, sum, toExact } from '../ratio.ts';
import { exact } from './amount.ts';
import type { BandSet, Indicator, Pack } from './pack.ts';
import { pointerTo } from './shape.ts';
import type { Report } from './shape.ts';
import { indicatorsOf, isBranch, mostPoints, walk } from './tree.ts';
import type { NodePlace } from './tree.ts';

export function checkRules(pack: Pack, places: readonly NodePlace[], report: Report): void {
  const numbers = new Set(places.map(({ node }) => node.number));
  checkGates(pack, report);
  checkStages(pack, numbers, report);
  checkCombination(pack, report);
  checkSubstitutes(pack, places, report);
  for (const [index, set] of (pack.bands ?? []).entries()) checkBands(set, `/bands/${index}`, numbers, report);
  checkDecision(pack, numbers, report);
  checkCalibration(pack, report);
}

function checkGates(pack: Pack, report: Report): void {
  for (const [index, { condition }] of (pack.gates ?? []).entries()) {
    const at = `/gates/${index}/condition`;
    const fact = pack.facts?.find(({ id }) => id === condition.fact);
    if (fact === undefined) report('unknown-fact', `${at}/fact`, { name: condition.fact });
    else if ((fact.kind === 'yes-no') !== (condition.kind === 'yes')) {
      report('condition-does-not-suit-fact', at, { name: fact.id });
    }
  }
}

function checkStages(pack: Pack, numbers: ReadonlySet<string>, report: Report): void {
  for (const [index, { criteria }] of pack.stages.entries()) {
    checkNumbersNamed(criteria ?? [], `/stages/${index}/criteria`, numbers, report);
  }
}

function checkNumbersNamed(
  named: readonly string[],
  pointer: string,
  numbers: ReadonlySet<string>,
  report: Report,
): void {
  for (const [index, number] of named.entries()) {
    if (!numbers.has(number)) report('unknown-criterion', pointerTo(pointer, index), { number });
  }
}

function checkCombination(pack: Pack, report: Report): void {
  const { combination } = pack;
  if (combination?.kind === 'weighted') {
    const ids = new Set(pack.stages.map(({ id }) => id));
    for (const id of Object.keys(combination.weights)) {
      if (!ids.has(id)) report('unknown-stage', pointerTo('/combination/weights', id), { name: id });
    }
    const weights = sum(Object.values(combination.weights).map(exact));
    if (!equal(weights, exact(pack.base))) {
      report('weights-do-not-add-up', '/combination/weights', { sum: toExact(weights), base: pack.base });
    }
  }
  if (combination?.kind === 'by-method') checkMethods(pack, report);
}

/** Each method of each indicator must be used by exactly one stage, or its share would be lost or counted twice. */
function checkMethods(pack: Pack, report: Report): void {
  for (const { node, pointer } of walk(pack)) {
    if (isBranch(node)) continue;
    for (const method of node.methods) {
      const stages = pack.stages.filter(({ methods }) => methods?.includes(method)).length;
      if (stages !== 1)
        report('method-needs-one-stage', pointerTo(pointer, 'methods'), { number: node.number, method, stages });
    }
    checkMethodShares(node, pointer, report);
  }
}

function checkMethodShares({ number, methods, methodShares }: Indicator, pointer: string, report: Report): void {
  if (methodShares === undefined) return;
  const shares = sum(methods.map((method) => exact(methodShares[method] ?? 0)));
  const stray = Object.keys(methodShares).some((method) => !(methods as readonly string[]).includes(method));
  if (stray || !equal(shares, exact(1))) {
    report('method-shares-do-not-add-up', pointerTo(pointer, 'methodShares'), { number, sum: toExact(shares) });
  }
}

/** Substitutes must be indicators, and following them must come to an end. */
function checkSubstitutes(pack: Pack, places: readonly NodePlace[], report: Report): void {
  const by = new Map<string, readonly string[]>();
  for (const { number, notApplicable } of indicatorsOf(pack)) {
    if (notApplicable?.kind === 'substitute') by.set(number, notApplicable.by);
  }
  const indicators = new Set(indicatorsOf(pack).map(({ number }) => number));
  for (const { node, pointer } of places) {
    const at = `${pointer}/notApplicable/by`;
    checkNumbersNamed(by.get(node.number) ?? [], at, indicators, report);
    if (comesBack(node.number, by)) report('reference-cycle', at, { number: node.number });
  }
}

function comesBack(start: string, by: ReadonlyMap<string, readonly string[]>): boolean {
  const open = [...(by.get(start) ?? [])];
  const seen = new Set<string>();
  while (open.length > 0) {
    const next = open.pop() ?? '';
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(by.get(next) ?? []));
  }
  return false;
}

function checkBands(set: BandSet, pointer: string, numbers: ReadonlySet<string>, report: Report): void {
  checkNumbersNamed(set.criteria ?? [], `${pointer}/criteria`, numbers, report);
  set.bands.forEach(({ atLeast }, index) => {
    const before = set.bands[index - 1];
    if (before !== undefined && compare(exact(before.atLeast), exact(atLeast)) >= 0) {
      report('bands-must-rise', `${pointer}/bands/${index}/atLeast`, { at: atLeast, before: before.atLeast });
    }
  });
}

function checkDecision(pack: Pack, numbers: ReadonlySet<string>, report: Report): void {
  const { decision } = pack;
  const most = mostPoints(pack);
  if (decision.atLeast !== undefined && compare(exact(decision.atLeast), most) > 0) {
    report('threshold-out-of-reach', '/decision/atLeast', { threshold: decision.atLeast, most: toExact(most) });
  }
  if ('ties' in decision && decision.ties.kind === 'criteria') {
    checkNumbersNamed(decision.ties.criteria, '/decision/ties/criteria', numbers, report);
  }
  if (decision.kind === 'combined-rank') {
    const weights = add(exact(decision.votes), exact(decision.total));
    if (!equal(weights, exact(1))) report('parts-do-not-add-up', '/decision', { sum: toExact(weights) });
  }
}

const ordering: ReadonlySet<DecisionRule['kind']> = new Set(['top', 'quota', 'renewal-share']);

/** A corrected order makes sense where places are given by the total of a single stage. */
function checkCalibration({ calibration, decision, stages }: Pack, report: Report): void {
  if (calibration?.use !== 'office-may') return;
  if (!ordering.has(decision.kind)) report('calibration-without-order', '/calibration/use');
  if (stages.length > 1) report('calibration-several-stages', '/calibration/use', { stages: stages.length });
}
