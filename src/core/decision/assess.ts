/** From what was found about one entry (sheets, facts, events) to a candidate that a decision rule can judge. */
import type { Pack } from '../criteria/pack.ts';
import type { Choices } from '../criteria/tree.ts';
import { add, toShown } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { adjusted } from '../scoring/adjustments.ts';
import type { Adjustments } from '../scoring/adjustments.ts';
import { bandLine, bandsReached } from '../scoring/bands.ts';
import { coreFindings, gateFindings, vetoFindings } from '../scoring/gates.ts';
import type { Facts, Finding, Occasion, VetoEvent } from '../scoring/gates.ts';
import type { Line } from '../scoring/line.ts';
import { totalOfStages } from '../scoring/stages.ts';
import type { StageSheet } from '../scoring/stages.ts';
import type { Total } from '../scoring/total.ts';
import { barFindings } from './bars.ts';
import type { Held } from './bars.ts';
import type { Candidate, Nonconformity } from './decide.ts';

/** Everything that bears on one entry's result. A sheet's `stage` is the id of a stage of the pack. */
export interface EntryRecord extends Adjustments {
  readonly id: string;
  readonly sheets: readonly StageSheet[];
  readonly choices?: Choices;
  readonly facts?: Facts;
  readonly events?: readonly VetoEvent[];
  readonly held?: readonly Held[];
  readonly groups?: Readonly<Record<string, string>>;
  readonly votes?: number;
  readonly nonconformities?: readonly Nonconformity[];
}

export interface Assessment {
  /** Absent while the entry has no sheet. */
  readonly total?: Total;
  readonly findings: readonly Finding[];
  readonly candidate: Candidate;
}

/**
 * Assesses one entry: the sheets of all stages become one total by the pack's rule of combination, adjusted at the root;
 * gates, vetoes, bars and core marks are held against what is known. An entry without a sheet is shut out. Where
 * entries are ordered by corrected totals, the shift is added to this one's for its place in the order, and for no more.
 */
export function assess(pack: Pack, record: EntryRecord, occasion: Occasion, shift?: Ratio): Assessment {
  const scored = totalOfStages(pack, record.sheets, record.choices);
  const root = scored === undefined ? undefined : adjusted(pack, scored, record, occasion);
  const findings = [
    ...gateFindings(pack, record.facts ?? {}),
    ...vetoFindings(pack, record.events ?? [], occasion),
    ...barFindings(pack, record.held ?? [], occasion),
    ...(scored === undefined ? [] : coreFindings(pack, scored)),
  ];
  const lines: Line[] = findings.map(({ line }) => line);
  if (root === undefined) {
    return { findings, candidate: { id: record.id, eligible: false, lines: [...lines, { code: 'no-sheet' }] } };
  }
  const { total } = root;
  const candidate: Candidate = {
    id: record.id,
    eligible: findings.every(({ holds }) => holds),
    total: total.total,
    ...(shift !== undefined && { order: add(total.total, shift) }),
    groups: record.groups,
    votes: record.votes,
    nonconformities: record.nonconformities,
    lines: [...lines, ...root.lines, totalLine(total), ...bandsReached(pack, total).map(bandLine)],
    // Worked out only when a tie asks for them: few entries are ever tied.
    get scores() {
      return new Map([...total.nodes].map(([number, { score }]) => [number, score]));
    },
  };
  return { total, findings, candidate };
}

function totalLine(total: Total): Line {
  const { special, deducted } = total;
  const params = {
    total: toShown(total.total),
    base: toShown(total.base),
    special: toShown(special),
    specialEarned: toShown(total.specialEarned),
    deducted: toShown(deducted),
  };
  if (deducted.num !== 0n) return { code: 'total-deducted', params };
  return { code: special.num === 0n ? 'total-base' : 'total-base-special', params };
}
