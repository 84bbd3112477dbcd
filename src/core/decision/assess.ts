/** From what was found about one entry (sheets, facts, events) to a candidate that a decision rule can judge. */
import type { Pack } from '../criteria/pack.ts';
import type { Choices } from '../criteria/tree.ts';
import { toExact } from '../ratio.ts';
import { coreFindings, gateFindings, vetoFindings } from '../scoring/gates.ts';
import type { Facts, Finding, Occasion, VetoEvent } from '../scoring/gates.ts';
import type { Line } from '../scoring/line.ts';
import type { Marks } from '../scoring/sheet.ts';
import { combineTotals, totalOf } from '../scoring/total.ts';
import type { Total } from '../scoring/total.ts';
import type { Candidate } from './decide.ts';

/** Everything that bears on one entry's result. `stage` is the id of a stage of the pack. */
export interface EntryRecord {
  readonly id: string;
  readonly sheets: readonly { readonly stage: string; readonly marks: Marks }[];
  readonly choices?: Choices;
  readonly facts?: Facts;
  readonly events?: readonly VetoEvent[];
}

export interface Assessment {
  /** Absent while the entry has no sheet. */
  readonly total?: Total;
  readonly findings: readonly Finding[];
  readonly candidate: Candidate;
}

/**
 * Assesses one entry: the sheets of the last stage that has any are combined by that stage's rule; gates, vetoes and
 * core marks are held against the facts. An entry without a sheet is shut out, with that as its line.
 */
export function assess(pack: Pack, record: EntryRecord, occasion: Occasion): Assessment {
  const total = totalOfRecord(pack, record);
  const findings = [
    ...gateFindings(pack, record.facts ?? {}),
    ...vetoFindings(pack, record.events ?? [], occasion),
    ...(total === undefined ? [] : coreFindings(pack, total)),
  ];
  const lines: Line[] = findings.map(({ line }) => line);
  if (total === undefined)
    return { findings, candidate: { id: record.id, eligible: false, lines: [...lines, { code: 'no-sheet' }] } };
  const eligible = findings.every(({ holds }) => holds);
  const { base, special, specialEarned } = total;
  const scored: Line = {
    code: special.num === 0n ? 'total-base' : 'total-base-special',
    params: {
      total: toExact(total.total),
      base: toExact(base),
      special: toExact(special),
      specialEarned: toExact(specialEarned),
    },
  };
  const scores = new Map([...total.nodes].map(([number, { score }]) => [number, score]));
  return {
    total,
    findings,
    candidate: { id: record.id, eligible, total: total.total, scores, lines: [...lines, scored] },
  };
}

function totalOfRecord(pack: Pack, record: EntryRecord): Total | undefined {
  const stage = pack.stages.findLast(({ id }) => record.sheets.some((sheet) => sheet.stage === id));
  if (stage === undefined) return undefined;
  const totals = record.sheets
    .filter((sheet) => sheet.stage === stage.id)
    .map(({ marks }) => totalOf(pack, marks, record.choices));
  return combineTotals(pack, totals, stage.combine);
}
