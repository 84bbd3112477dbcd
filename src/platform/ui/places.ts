/** One noun of a door's rail. */
export interface RailItem {
  readonly label: string;
  readonly to: string;
}

/** Something the search found: a unit, an edition, an entry. */
export interface SearchHit {
  readonly label: string;
  /** What it is, and where it belongs. */
  readonly detail: string;
  readonly to: string;
}
