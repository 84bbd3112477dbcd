import type { Cause, Relaxation, Solved } from '../../core/assignment/answer.ts';
import type { Say } from '../../platform/i18n/catalogue.ts';
import type { AssignmentOutcome } from './run-assignment.ts';

type Answered = Extract<AssignmentOutcome, { kind: 'answered' }>;

/** Names are listed up to so many; the rest is counted. */
const mostNames = 12;

/** A solved assignment for a person at a terminal. */
export function solvedSummary(solved: Solved, { accepted, counts, seconds }: Answered): string {
  const { certificate, lottery, dropped } = solved;
  const loads = new Map<string, number>(certificate.assessor.map((id) => [id, 0]));
  for (const [, assessor] of solved.assignments) loads.set(assessor, (loads.get(assessor) ?? 0) + 1);
  const most = Math.max(0, ...loads.values());
  const least = loads.size === 0 ? 0 : Math.min(...loads.values());
  const rows: [string, string][] = [
    ['entries, assessors, pairs', `${counts.entries}, ${counts.assessors}, ${counts.pairs}`],
    ['assigned', String(solved.assignments.length)],
    ['total', String(solved.total)],
    ['smallest entry total', String(solved.minEntry)],
    ['loads', `${least} to ${most}`],
    ['proof', proofOf(solved, accepted)],
  ];
  if (solved.value !== solved.total) rows.push(['value with all prices', String(solved.value)]);
  if (dropped !== undefined) rows.push(['earlier pairs dropped', String(dropped.length)]);
  if (lottery !== undefined) {
    const { cap, open, seed } = lottery;
    rows.push(['lot', `seed ${seed}; no pair above ${Math.round(cap * 100)} %; ${open} pairs were open`]);
  }
  rows.push(['seconds', seconds.toFixed(3)]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, figure]) => `${name.padEnd(width)}  ${figure}`).join('\n');
}

function proofOf({ status, certificate, gap }: Solved, accepted: boolean): string {
  if (!accepted) return 'NOT ACCEPTED by the checker';
  if (status === 'optimal') return `optimal; the prices prove it (bound ${certificate.bound})`;
  if (status === 'optimal-by-search') return `optimal by search; the prices alone leave ${gap}`;
  return `the prices bound it by ${certificate.bound}, ${gap} above`;
}

/** Why there is no assignment, and what would help. */
export function causeSummary(cause: Cause, say: Say): string {
  const lines = [say(cause.code, cause.params)];
  if (cause.entries.length > 0) lines.push(`entries: ${named(cause.entries)}`);
  if (cause.assessors.length > 0) lines.push(`assessors: ${named(cause.assessors)}`);
  for (const cure of cause.cures)
    lines.push(
      `to cure it: ${named(
        cure.map((one) => relaxationSentence(one, say)),
        '; ',
      )}`,
    );
  if (cause.code === 'assignment-too-few-places' && cause.assessors.length > 0)
    lines.push(say('assignment-cure-any', cause.params));
  return lines.join('\n');
}

export function relaxationSentence({ kind, ...params }: Relaxation, say: Say): string {
  return say(`assignment-cure-${kind}`, params);
}

function named(names: readonly string[], comma = ', '): string {
  const rest = names.length - mostNames;
  return rest <= 0 ? names.join(comma) : `${names.slice(0, mostNames).join(comma)} … and ${rest} more`;
}
