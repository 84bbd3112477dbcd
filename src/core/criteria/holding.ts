/** What holding an honour asks after the decision: surveillance, the end of the term, the time to close a major finding. */
import { addDays, addMonths } from '../calendar.ts';
import type { IsoDate } from '../calendar.ts';
import type { Holding } from './pack.ts';

export interface HoldingDates {
  /** The last day on which the honour is valid. */
  readonly validTo: IsoDate;
  /** The latest day of each surveillance within the term. */
  readonly surveillanceBy: readonly IsoDate[];
  /** The latest day on which a major nonconformity found on the last day on site may be closed. */
  readonly majorClosedBy?: IsoDate;
}

/** The dates that follow from a decision; the cycle starts with the day of the decision (ISO/IEC 17021-1, domain 7.4). */
export function holdingDates(holding: Holding, decidedOn: IsoDate, lastDayOnSite?: IsoDate): HoldingDates {
  const every = holding.surveillanceMonths;
  const rounds = every === undefined ? 0 : Math.ceil(holding.termMonths / every) - 1;
  const closed = holding.majorClosedWithinMonths;
  return {
    validTo: addDays(addMonths(decidedOn, holding.termMonths), -1),
    surveillanceBy: Array.from({ length: rounds }, (_, round) => addMonths(decidedOn, (round + 1) * (every ?? 0))),
    ...(closed !== undefined && lastDayOnSite !== undefined && { majorClosedBy: addMonths(lastDayOnSite, closed) }),
  };
}
