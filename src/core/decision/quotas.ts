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
  const tiedAtCut = new Set<string>();
  const lots: Lot[] = [];
  let empty = 0;
  for (const [group, members] of groups) {
    const places = placesOf(rule, group);
    const filled = fillPlaces(inGroup(members), places, rule.ties, seed);
    empty += filled.empty;
    for (const id of filled.tiedAtCut) tiedAtCut.add(id);
    const lot = lotIn(filled, places);
    if (lot !== undefined) lots.push(lot);
    const line: Line = { code: 'quota', params: { by: rule.by, group, places } };
    for (const [id, { outcome, lines }] of filled.verdicts) verdicts.set(id, { outcome, lines: [line, ...lines] });
  }
  if (rule.transfer) empty = transfer(rule, contenders, { places: empty, lots, verdicts, tiedAtCut, seed });
  if (rule.reserve !== undefined)
    for (const members of groups.values()) standInReserve(members, rule.reserve, verdicts);
  return { verdicts, tiedAtCut: [...tiedAtCut], empty };
}

/** A lot of one group that is still to be drawn. */
interface Lot {
  readonly ids: readonly string[];
  readonly losers: number;
}

function lotIn({ verdicts }: Filled, places: number): Lot | undefined {
  const outcomes = [...verdicts].map(([id, { outcome }]) => ({ id, outcome }));
  const ids = outcomes.filter(({ outcome }) => outcome === 'undecided').map(({ id }) => id);
  const named = outcomes.filter(({ outcome }) => outcome === 'named').length;
  return ids.length === 0 ? undefined : { ids, losers: ids.length - (places - named) };
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

interface Transfer {
  readonly places: number;
  readonly lots: readonly Lot[];
  readonly verdicts: Map<string, Verdict>;
  readonly tiedAtCut: Set<string>;
  readonly seed: number | undefined;
}

/**
 * Gives the places that groups left empty to the best who are not named; answers with those still empty. Whoever will
 * lose a lot is among them: those tied are alike, so it makes no difference to the others which of them it is, and
 * where all who can lose get a place, no lot is needed.
 */
function transfer(
  rule: QuotaRule,
  contenders: readonly Contender[],
  { places, lots, verdicts, tiedAtCut, seed }: Transfer,
): number {
  if (places === 0) return 0;
  const losing = new Set(lots.flatMap(({ ids, losers }) => ids.slice(-losers)));
  const waiting = contenders.filter(({ id }) => losing.has(id) || verdicts.get(id)?.outcome === 'not-named');
  const filled = fillPlaces(inGroup(waiting), places, rule.ties, seed);
  const give = (id: string, outcome: Verdict['outcome'], ...lines: readonly Line[]): void => {
    verdicts.set(id, { outcome, lines: [...(verdicts.get(id)?.lines ?? []), ...lines] });
  };
  const transferred: Line = { code: 'place-transferred', params: { places } };
  for (const id of filled.tiedAtCut) tiedAtCut.add(id);
  for (const [id, { outcome, lines }] of filled.verdicts)
    if (outcome !== 'not-named' && !losing.has(id)) give(id, outcome, transferred, ...lines);
  for (const { ids, losers } of lots) {
    if (!ids.slice(-losers).every((id) => filled.verdicts.get(id)?.outcome === 'named')) continue;
    for (const id of ids) {
      give(id, 'named', transferred, { code: 'tie-needs-no-lot', params: {} });
      tiedAtCut.delete(id);
    }
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
