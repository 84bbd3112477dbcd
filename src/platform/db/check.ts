/** What must hold for a feature's rows: the query selects those that break it, so a sound database gives none. */
export interface Check {
  readonly name: string;
  readonly sql: string;
}
