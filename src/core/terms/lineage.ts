import type { IsoDate } from '../calendar.ts';
import type { Problem } from '../problem.ts';

/**
 * A change by which one unit follows another. A new name for the same legal person hands everything on. Whether
 * honours survive a merger or a split is decided by whoever recorded it, never guessed: `carriesOn` lists the former
 * units (merger) or the new units (split) with which honours go on.
 */
export type UnitChange =
  | { readonly kind: 'renamed'; readonly on: IsoDate; readonly from: string; readonly to: string }
  | {
      readonly kind: 'merged';
      readonly on: IsoDate;
      readonly from: readonly string[];
      readonly to: string;
      readonly carriesOn: readonly string[];
    }
  | {
      readonly kind: 'split';
      readonly on: IsoDate;
      readonly from: string;
      readonly to: readonly string[];
      readonly carriesOn: readonly string[];
    };

/** A unit whose honours count as another's, up to the day on which the last of `through` took effect. */
export interface Forerunner {
  readonly unit: string;
  readonly until: IsoDate;
  /** The changes that lead from it to the present unit, the latest first. */
  readonly through: readonly UnitChange[];
}

/** The units that went before a unit and hand their honours on to it, nearest first. */
export function forerunnersOf(unit: string, changes: readonly UnitChange[]): Forerunner[] {
  const found: Forerunner[] = [];
  const seen = new Set([unit]);
  const open: { unit: string; until: IsoDate | null; through: readonly UnitChange[] }[] = [
    { unit, until: null, through: [] },
  ];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const change of changes) {
      if (next.until !== null && change.on > next.until) continue;
      for (const former of handedOnFrom(change, next.unit)) {
        if (seen.has(former)) continue;
        seen.add(former);
        const forerunner = { unit: former, until: change.on, through: [...next.through, change] };
        found.push(forerunner);
        open.push(forerunner);
      }
    }
  }
  return found;
}

function handedOnFrom(change: UnitChange, to: string): readonly string[] {
  if (change.kind === 'renamed') return change.to === to ? [change.from] : [];
  if (change.kind === 'merged')
    return change.to === to ? change.from.filter((one) => change.carriesOn.includes(one)) : [];
  return change.to.includes(to) && change.carriesOn.includes(to) ? [change.from] : [];
}

/**
 * What is wrong with the changes of units: a unit that would follow itself (at once or in a circle), fewer than two
 * units in a merger or split, or honours carried on by a unit that has no part in the change. A merger into one of
 * the merging units, or a split in which the old unit stays, is no circle.
 */
export function problemsInLineage(changes: readonly UnitChange[]): Problem[] {
  const problems: Problem[] = [];
  for (const [index, change] of changes.entries()) {
    const pointer = `/${index}`;
    if (change.kind === 'renamed') {
      if (change.from === change.to) problems.push({ code: 'unit-follows-itself', pointer });
      continue;
    }
    const [side, many] = change.kind === 'merged' ? (['from', change.from] as const) : (['to', change.to] as const);
    if (new Set(many).size < 2) problems.push({ code: 'units-too-few', pointer: `${pointer}/${side}` });
    if (change.carriesOn.some((one) => !many.includes(one))) {
      problems.push({ code: 'carried-by-stranger', pointer: `${pointer}/carriesOn` });
    }
  }
  const circle = changes.findIndex((change) => leadsBack(change, changes));
  if (circle !== -1) problems.push({ code: 'lineage-circle', pointer: `/${circle}` });
  return problems;
}

/** Whether, after a change, some unit that it created leads back by later changes to one that it ended. */
function leadsBack(change: UnitChange, changes: readonly UnitChange[]): boolean {
  const ended = endedBy(change);
  const reached = new Set(createdBy(change));
  for (let grew = true; grew;) {
    grew = false;
    for (const later of changes) {
      if (later === change || later.on < change.on || !endedBy(later).some((one) => reached.has(one))) continue;
      for (const one of createdBy(later)) {
        if (reached.has(one)) continue;
        reached.add(one);
        grew = true;
      }
    }
  }
  return ended.some((one) => reached.has(one));
}

function endedBy(change: UnitChange): string[] {
  return unitsOf(change.from).filter((one) => !unitsOf(change.to).includes(one));
}

function createdBy(change: UnitChange): string[] {
  return unitsOf(change.to).filter((one) => !unitsOf(change.from).includes(one));
}

function unitsOf(side: string | readonly string[]): readonly string[] {
  return typeof side === 'string' ? [side] : side;
}
