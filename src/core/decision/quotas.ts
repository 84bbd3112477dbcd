/** Places by group: each group fills its own; what stays empty may go to the best of all; some stand in reserve. */
import type { Line } from '../scoring/line.ts';
import { fillPlaces } from './places.ts';
import type { Contender, Filled, Verdict } from './places.ts';
import type { QuotaRule } from './rules.ts';

type Groups = Readonly<Record<string, string>> | undefined;

/** Contenders stand in order, best first; one without a group has no place of its own, but may have a transferred one. */
export function fillQuotas<C extends Contender>(
  rule: QuotaRule,
  contenders: readonly C[],
  groupsOf: (contender: C) => Groups,
  seed: number | undefined,
): Filled {
  const groupOf = (contender: C): string => {
    const groups = groupsOf(contender);
    return groups !== undefined && Object.hasOwn(groups, rule.by) ? (groups[rule.by] ?? '') : '';
  };
  const groups = new Map<string, C[]>(Object.keys(rule.places).map((group) => [group, []]));
  for (const contender of contenders) {
    const group = groupOf(contender);
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [contender]);
    else members.push(contender);
  }
  const verdicts = new Map<string, Verdict>();
  const tiedAtCut: string[] = [];
  let empty = 0;
  for (const [group, members] of groups) {
    const places = placesOf(rule, group);
    const filled = fillPlaces(inGroup(members), places, rule.ties, seed);
    empty += filled.empty;
    tiedAtCut.push(...filled.tiedAtCut);
    const line: Line = { code: 'quota', params: { by: rule.by, group, places } };
    for (const [id, { outcome, lines }] of filled.verdicts) verdicts.set(id, { outcome, lines: [line, ...lines] });
  }
  if (rule.transfer) empty = transfer(rule, contenders, empty, verdicts, tiedAtCut, seed);
  if (rule.reserve !== undefined)
    for (const members of groups.values()) standInReserve(members, rule.reserve, verdicts);
  return { verdicts, tiedAtCut, empty };
}

function placesOf(rule: QuotaRule, group: string): number {
  if (group === '') return 0;
  return (Object.hasOwn(rule.places, group) ? rule.places[group] : rule.otherwise) ?? 0;
}

/** Ranks within the group, equals sharing one; the members stand in order. */
function inGroup(members: readonly Contender[]): readonly Contender[] {
  let rank = 1;
  return members.map((contender, index) => {
    if (members[index - 1]?.rank !== contender.rank) rank = index + 1;
    return { ...contender, rank };
  });
}

/** Gives the places that groups left empty to the best who are not named; answers with those still empty. */
function transfer(
  rule: QuotaRule,
  contenders: readonly Contender[],
  places: number,
  verdicts: Map<string, Verdict>,
  tiedAtCut: string[],
  seed: number | undefined,
): number {
  if (places === 0) return 0;
  const waiting = contenders.filter(({ id }) => verdicts.get(id)?.outcome === 'not-named');
  const filled = fillPlaces(inGroup(waiting), places, rule.ties, seed);
  tiedAtCut.push(...filled.tiedAtCut);
  for (const [id, { outcome, lines }] of filled.verdicts) {
    if (outcome === 'not-named') continue;
    const before = verdicts.get(id)?.lines ?? [];
    verdicts.set(id, { outcome, lines: [...before, { code: 'place-transferred', params: { places } }, ...lines] });
  }
  return filled.empty;
}

function standInReserve(members: readonly Contender[], reserve: number, verdicts: Map<string, Verdict>): void {
  const waiting = members.filter(({ id }) => verdicts.get(id)?.outcome === 'not-named');
  for (const [index, { id }] of waiting.slice(0, reserve).entries()) {
    const lines = verdicts.get(id)?.lines ?? [];
    verdicts.set(id, {
      outcome: 'reserve',
      lines: [...lines, { code: 'in-reserve', params: { place: index + 1, reserve } }],
    });
  }
}
