/** Gates, vetoes and core marks: what must hold before a score counts, each finding with its line of explanation. */
import { addMonths } from '../calendar.ts';
import type { IsoDate, Period } from '../calendar.ts';
import { exact, exactNumber } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import type { Condition, Gate, Indicator, Pack, Veto } from '../criteria/pack.ts';
import { indicatorsOf } from '../criteria/tree.ts';
import { compare, fromText, mul, ratio, sub, toDecimal, toExact } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from './line.ts';
import type { Total } from './total.ts';

/** A fact found about an entry: yes or no, a number or share (2.5, "1/3", "90%"), or so many of so many. */
export type FactValue = boolean | Amount | { readonly part: number; readonly whole: number };
export type Facts = Readonly<Record<string, FactValue>>;

/** Something that happened, held against a veto of the pack. Only a confirmed event counts. */
export interface VetoEvent {
  readonly veto: string;
  readonly date: IsoDate;
  readonly confirmed: boolean;
}

/** The edition's period, and the day from which is looked back. */
export interface Occasion {
  readonly period: Period;
  readonly asOf: IsoDate;
}

/** A finding that shuts the entry out (`holds` false), or that did not. */
export interface Finding {
  readonly holds: boolean;
  readonly line: Line;
}

/** The exact value of a share or number, undefined for what is none. */
export function factRatio(value: FactValue): Ratio | undefined {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return exactNumber(value);
  if (typeof value === 'string') return fromText(value);
  const usable = Number.isSafeInteger(value.part) && Number.isSafeInteger(value.whole) && value.whole > 0;
  return usable ? ratio(value.part, value.whole) : undefined;
}

/** One finding per gate. A gate whose fact is not known does not hold: a score counts only once it is proven. */
export function gateFindings(pack: Pack, facts: Facts): readonly Finding[] {
  return (pack.gates ?? []).map((gate) => {
    const fact = Object.hasOwn(facts, gate.condition.fact) ? facts[gate.condition.fact] : undefined;
    if (fact === undefined) return { holds: false, line: gateLine('gate-unproven', gate) };
    return gate.condition.kind === 'yes' ? yesFinding(gate, fact) : boundFinding(gate, gate.condition, fact);
  });
}

function gateLine(code: string, gate: Gate, params: Line['params'] = {}): Line {
  return { code, params: { gate: gate.id, ...params }, texts: { text: gate.text } };
}

function yesFinding(gate: Gate, fact: FactValue): Finding {
  return { holds: fact === true, line: gateLine(fact === true ? 'gate-met' : 'gate-failed', gate) };
}

function boundFinding(gate: Gate, condition: Exclude<Condition, { kind: 'yes' }>, fact: FactValue): Finding {
  const value = factRatio(fact);
  if (value === undefined) return { holds: false, line: gateLine('gate-unproven', gate) };
  const bound = exact(condition.value);
  const distance = condition.kind === 'at-least' ? sub(value, bound) : sub(bound, value);
  const holds = compare(distance, ratio(0)) >= 0;
  const code = `gate-${condition.kind}-${holds ? 'met' : 'failed'}`;
  const asPercent = String(condition.value).endsWith('%');
  return { holds, line: gateLine(code, gate, { found: shownFact(fact, value, asPercent), asked: condition.value }) };
}

function percent(value: Ratio): string {
  const hundredfold = mul(value, ratio(100));
  const written = toExact(hundredfold);
  return `${written.includes('/') ? toDecimal(hundredfold, 2) : written}%`;
}

function shownFact(fact: FactValue, value: Ratio, asPercent: boolean): string {
  const shown = asPercent ? percent(value) : toExact(value);
  return typeof fact === 'object' ? `${fact.part}/${fact.whole} = ${shown}` : shown;
}

/** The days within which events count for a veto. */
export function windowOf(veto: Pick<Veto, 'lookBackMonths'>, occasion: Occasion): Period {
  return veto.lookBackMonths === undefined
    ? occasion.period
    : { from: addMonths(occasion.asOf, -veto.lookBackMonths), to: occasion.asOf };
}

/** A finding for every veto that applies, and for every one that would if its events were confirmed. */
export function vetoFindings(pack: Pack, events: readonly VetoEvent[], occasion: Occasion): readonly Finding[] {
  return (pack.vetoes ?? []).flatMap((veto): Finding[] => {
    const { from, to } = windowOf(veto, occasion);
    const within = events.filter(({ veto: id, date }) => id === veto.id && date >= from && date <= to);
    const dates = (chosen: readonly VetoEvent[]): string =>
      chosen
        .map(({ date }) => date)
        .toSorted()
        .join(', ');
    const confirmed = within.filter((event) => event.confirmed);
    const texts = { text: veto.text };
    const params = { veto: veto.id, count: veto.count, from, to };
    if (confirmed.length >= veto.count) {
      return [{ holds: false, line: { code: 'veto-applies', params: { ...params, dates: dates(confirmed) }, texts } }];
    }
    if (within.length < veto.count) return [];
    return [{ holds: true, line: { code: 'veto-not-confirmed', params: { ...params, dates: dates(within) }, texts } }];
  });
}

/** A finding for every core mark that was missed; an indicator that does not count for the entry cannot be. */
export function coreFindings(pack: Pack, total: Total): readonly Finding[] {
  return coreIndicatorsOf(pack).flatMap(({ number, text, core }) => {
    const share = core === undefined ? undefined : total.shareOf(number);
    if (core === undefined || share === undefined || compare(share, exact(core.atLeast)) >= 0) return [];
    const params = { number, found: percent(share), asked: percent(exact(core.atLeast)) };
    return [{ holds: false, line: { code: 'core-missed', params, texts: { text } } }];
  });
}

const coreKept = new WeakMap<Pack, readonly Indicator[]>();

function coreIndicatorsOf(pack: Pack): readonly Indicator[] {
  const kept = coreKept.get(pack) ?? indicatorsOf(pack).filter(({ core }) => core !== undefined);
  coreKept.set(pack, kept);
  return kept;
}
