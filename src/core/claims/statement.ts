import type { IsoDate } from '../calendar.ts';
import type { SaidConsecutive, SaidFirst, SaidOnly, SaidSince, SaidTimes } from './distinctions-said.ts';
import type { SaidEdition } from './editions-said.ts';
import type { Mention } from './mentions.ts';
import type { Subject } from './subjects.ts';

/** A place in a text or a sentence. */
export interface Placed {
  readonly start: number;
  readonly end: number;
}

/** What a passage says: of whom, which honour, from which edition, and what is claimed about it beyond having it. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly subject: Subject;
  /** The honour spoken of; null when it is one that is like none in the register. */
  readonly mention: Pick<Mention, 'owner' | 'rivals' | 'likeness'> | null;
  /** The name as the text writes it. */
  readonly written: string;
  /** Whether it is said to be held now. */
  readonly present: boolean;
  /** Whether only the results of an edition are said to have been announced, with no holder named. */
  readonly announced: boolean;
  readonly editions: readonly SaidEdition[];
  readonly consecutive: SaidConsecutive | null;
  readonly times: SaidTimes | null;
  readonly only: SaidOnly | null;
  readonly first: SaidFirst | null;
  readonly since: SaidSince | null;
  readonly day: IsoDate | null;
  readonly citation: Quote | null;
}

/** A text in quotation marks. */
export interface Quote extends Placed {
  readonly text: string;
}
