import type { Text } from '../../core/text.ts';

/** One noun of a door's rail. */
export interface RailItem {
  readonly label: string;
  readonly to: string;
}

/** Something the search found: a unit, an edition, an entry. */
export interface SearchHit {
  /** The key of the sentence that names its kind. */
  readonly group: string;
  readonly name: Text;
  /** Where it belongs, such as the programme of an entry. */
  readonly of: Text | null;
  readonly edition: number | null;
  readonly to: string;
}
