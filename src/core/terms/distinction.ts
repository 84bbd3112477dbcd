import type { IsoDate } from '../calendar.ts';
import type { Honour } from './honour.ts';

/** The day from which on the register lists every holder of a programme; null where it is not known to be complete. */
export type CompleteFrom = IsoDate | null;

/** For a register that is complete since the programme was established, whenever that was. */
export const fromTheBeginning: IsoDate = '0001-01-01';

export interface SoleWinnerQuestion {
  readonly programme: string;
  /** The unit with those it followed; any of them is the unit itself. */
  readonly units: readonly string[];
  /** Null asks for the only winner of all. */
  readonly sector: string | null;
  /** Null asks since the programme was established. */
  readonly since: IsoDate | null;
}

/**
 * `yes` holds of the register; `complete` says whether the register lists all that it would have to for the answer to
 * hold of the world. `others` are the units that stand against it, `unknown` those whose sector or day is not recorded.
 */
export interface SoleWinner {
  readonly answer: 'yes' | 'no' | 'not-a-winner' | 'cannot-tell';
  readonly complete: boolean;
  readonly others: readonly string[];
  readonly unknown: readonly string[];
}

/** Whether a unit is the only winner of its sector in a programme, since a day or since it was established. */
export function soleWinner(
  question: SoleWinnerQuestion,
  honours: readonly Honour[],
  completeFrom: CompleteFrom,
): SoleWinner {
  const { programme, units, sector, since } = question;
  const winners = honours.filter(
    (one) => one.programme === programme && one.history.at(-1)?.status !== 'revoked' && reaches(one, since) !== false,
  );
  const own = winners.filter((one) => units.includes(one.unit));
  const rest = winners.filter((one) => !units.includes(one.unit));
  const judged = rest.map((one) => ({ unit: one.unit, counts: both(inSector(one, sector), reaches(one, since)) }));
  const others = [...new Set(judged.filter((one) => one.counts === true).map((one) => one.unit))];
  const unknown = [...new Set(judged.filter((one) => one.counts === null).map((one) => one.unit))];
  const complete = completeFrom !== null && completeFrom <= (since ?? fromTheBeginning);
  const ownSector = own.map((one) => inSector(one, sector));
  const answer = ((): SoleWinner['answer'] => {
    if (own.length === 0 || ownSector.every((is) => is === false)) return 'not-a-winner';
    if (others.length > 0) return 'no';
    return unknown.length > 0 || !ownSector.includes(true) ? 'cannot-tell' : 'yes';
  })();
  return { answer, complete, others, unknown };
}

/** Three-valued: null where the register does not say. */
type Known = boolean | null;

function inSector(honour: Honour, sector: string | null): Known {
  if (sector === null) return true;
  return honour.sector === null ? null : plain(honour.sector) === plain(sector);
}

function reaches(honour: Honour, since: IsoDate | null): Known {
  if (since === null) return true;
  const day = honour.conferredOn ?? honour.edition?.period?.to ?? null;
  return day === null ? null : day >= since;
}

function both(one: Known, other: Known): Known {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

function plain(sector: string): string {
  return sector
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
}

/** By what it was told whether an honour is among the first of its programme. */
export interface AmongFirst {
  readonly answer: 'yes' | 'no' | 'cannot-tell';
  readonly by: 'batch' | 'edition' | null;
}

/** Whether an honour was conferred among the first of its programme: in batch 1, or else in edition number 1. */
export function amongFirst(honour: Honour): AmongFirst {
  if (honour.batch !== null) return { answer: honour.batch === 1 ? 'yes' : 'no', by: 'batch' };
  const number = honour.edition?.number ?? null;
  if (number === null || number >= firstYearLabel) return { answer: 'cannot-tell', by: null };
  return { answer: number === 1 ? 'yes' : 'no', by: 'edition' };
}

/** Editions are also numbered by years; from here on a number is a year and says nothing about the order. */
const firstYearLabel = 1900;
