import type { IsoDate, Period } from '../calendar.ts';
import type { Problem } from '../problem.ts';

export const honourKinds = ['title', 'prize', 'benchmark', 'certification', 'list'] as const;
export type HonourKind = (typeof honourKinds)[number];

interface StatusKind {
  /** Whether the unit may call itself a holder while the honour has this status. */
  readonly holds: boolean;
  /** Whether a term that ended with this status counts among consecutive terms. */
  readonly counts: boolean;
  /** What may follow. A status after which nothing follows is final: only a new edition can name the unit again. */
  readonly next: readonly HonourStatus[];
}
export type HonourStatus =
  | 'valid'
  | 'renewed'
  | 'warned'
  | 'rectifying'
  | 'suspended'
  | 'revoked'
  | 'lapsed'
  | 'ended-by-reform'
  | 'restored'
  | 're-recognised';

const ends = ['revoked', 'lapsed', 'ended-by-reform'] as const;
const holding = ['renewed', 'warned', 'rectifying', 'suspended', 're-recognised', ...ends] as const;

/** Every status, what it means for the holder, and what may come after it. */
export const statuses: Readonly<Record<HonourStatus, StatusKind>> = {
  valid: { holds: true, counts: true, next: holding },
  renewed: { holds: true, counts: true, next: ['revoked'] },
  warned: {
    holds: true,
    counts: true,
    next: ['renewed', 'rectifying', 'suspended', 'restored', 're-recognised', ...ends],
  },
  rectifying: { holds: true, counts: true, next: ['renewed', 'suspended', 'restored', 're-recognised', ...ends] },
  suspended: { holds: false, counts: false, next: ['restored', ...ends] },
  revoked: { holds: false, counts: false, next: [] },
  lapsed: { holds: false, counts: true, next: [] },
  'ended-by-reform': { holds: false, counts: false, next: ['re-recognised'] },
  restored: { holds: true, counts: true, next: holding },
  're-recognised': { holds: true, counts: true, next: holding },
};

export function isHonourKind(text: string): text is HonourKind {
  return (honourKinds as readonly string[]).includes(text);
}

export function isHonourStatus(text: string): text is HonourStatus {
  return Object.hasOwn(statuses, text);
}

/** A round of a programme. Its length is in its period; a label such as `2018` or `19` need not be a number. */
export interface Edition {
  readonly label: string;
  readonly number: number | null;
  readonly period: Period | null;
}

/** A status from a day on; `from` is null where the day is not known. Ground and document say why and by what act. */
export interface StatusChange {
  readonly status: HonourStatus;
  readonly from: IsoDate | null;
  readonly ground: string | null;
  readonly document: string | null;
}

/** What a unit holds from an edition. `programme` and `unit` are identities that outlive names. */
export interface Honour {
  readonly programme: string;
  readonly kind: HonourKind;
  readonly edition: Edition | null;
  readonly unit: string;
  readonly sector: string | null;
  readonly batch: number | null;
  readonly conferredOn: IsoDate | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  /** Oldest first. */
  readonly history: readonly StatusChange[];
}

/**
 * The status of an honour on a day, or null before it was conferred. An honour whose validity has run out without
 * another word has lapsed by itself.
 */
export function statusOn(honour: Honour, date: IsoDate): HonourStatus | null {
  const begins = honour.validFrom ?? honour.conferredOn;
  if (begins !== null && date < begins) return null;
  const status = honour.history.findLast(({ from }) => from === null || from <= date)?.status ?? null;
  if (status === null) return null;
  const over = honour.validTo !== null && honour.validTo < date;
  return over && statuses[status].holds && status !== 'renewed' ? 'lapsed' : status;
}

/** Whether the unit holds the honour on a day. */
export function isHeldOn(honour: Honour, date: IsoDate): boolean {
  const status = statusOn(honour, date);
  return status !== null && statuses[status].holds;
}

/**
 * What is wrong with the history of an honour: a step that the table of statuses does not know, days out of order,
 * or a step without its day, ground or document (every line of a review must show these). A first status of which
 * only the fact is known, as in imported records, is taken as it stands.
 */
export function problemsInHistory(honour: Honour): Problem[] {
  const problems: Problem[] = [];
  if (honour.history.length === 0) problems.push({ code: 'history-empty', pointer: '/history' });
  for (const [index, change] of honour.history.entries()) {
    const before = honour.history[index - 1];
    const pointer = `/history/${index}`;
    if (before === undefined) problems.push(...problemsInBeginning(change, honour, pointer));
    else problems.push(...problemsInStep(before, change, pointer));
  }
  return problems;
}

function problemsInBeginning(first: StatusChange, honour: Honour, pointer: string): Problem[] {
  const problems: Problem[] = [];
  if (first.from !== null && !['valid', 're-recognised'].includes(first.status)) {
    problems.push({ code: `history-begins-${first.status}`, pointer: `${pointer}/status` });
  }
  if (first.from !== null && honour.conferredOn !== null && first.from < honour.conferredOn) {
    problems.push({ code: 'status-before-conferral', pointer: `${pointer}/from`, params: { on: honour.conferredOn } });
  }
  return problems;
}

function problemsInStep(before: StatusChange, change: StatusChange, pointer: string): Problem[] {
  const problems: Problem[] = [];
  if (!statuses[before.status].next.includes(change.status)) {
    problems.push({ code: 'status-cannot-follow', pointer, params: { before: before.status, after: change.status } });
  }
  if (change.from === null) problems.push({ code: 'status-day-missing', pointer: `${pointer}/from` });
  else if (before.from !== null && change.from < before.from) {
    problems.push({ code: 'status-out-of-order', pointer: `${pointer}/from`, params: { before: before.from } });
  }
  for (const proof of ['ground', 'document'] as const) {
    if ((change[proof] ?? '').trim() === '')
      problems.push({ code: `status-${proof}-missing`, pointer: `${pointer}/${proof}` });
  }
  return problems;
}
