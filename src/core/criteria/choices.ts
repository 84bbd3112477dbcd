/** What decides which indicators count for an entry, held against what its pack allows. */
import type { Problem } from '../problem.ts';
import type { Pack } from './pack.ts';
import { pointerTo } from './shape.ts';
import { chosenChild, countingIndicators, indicatorByNumber, isBranch, walk } from './tree.ts';
import type { Choices } from './tree.ts';

/** Every problem in an entry's choices: undecided alternatives, and what is said not to apply though it must. */
export function problemsInChoices(pack: Pack, choices: Choices): readonly Problem[] {
  return [...alternatives(pack, choices), ...notApplicable(pack, choices)];
}

function alternatives(pack: Pack, choices: Choices): Problem[] {
  const problems: Problem[] = [];
  if (choices.unitType === undefined && choices.chosen === undefined) return problems;
  const branches = new Map([...walk(pack)].flatMap(({ node }) => (isBranch(node) ? [[node.number, node]] : [])));
  const known = pack.unitTypes?.some(({ id }) => id === choices.unitType) ?? false;
  if (choices.unitType !== undefined && !known) {
    problems.push({ code: 'unknown-unit-type', pointer: '/unitType', params: { name: choices.unitType.slice(0, 80) } });
  }
  for (const [number, child] of Object.entries(choices.chosen ?? {})) {
    const branch = branches.get(number);
    const pointer = pointerTo('/chosen', number);
    if (branch?.choose !== 'by-unit')
      problems.push({ code: 'no-alternatives', pointer, params: { number: number.slice(0, 80) } });
    else if (chosenChild(branch, choices) === undefined) {
      problems.push({ code: 'not-an-alternative', pointer, params: { number, alternative: child.slice(0, 80) } });
    }
  }
  return problems;
}

function notApplicable(pack: Pack, choices: Choices): Problem[] {
  if (choices.notApplicable === undefined) return [];
  const counting = new Set(countingIndicators(pack, choices).map(({ number }) => number));
  return choices.notApplicable.flatMap((number, index) => {
    const pointer = `/notApplicable/${index}`;
    const rule = indicatorByNumber(pack, number)?.notApplicable;
    if (rule === undefined) return [{ code: 'must-apply', pointer, params: { number: number.slice(0, 80) } }];
    if (rule.kind === 'redistribute') return [];
    const given = choices.substitutes;
    const substitute = given !== undefined && Object.hasOwn(given, number) ? given[number] : undefined;
    if (substitute !== undefined && rule.by.includes(substitute) && counting.has(substitute)) return [];
    return [{ code: 'substitute-missing', pointer, params: { number, values: rule.by.join(', ') } }];
  });
}
