/** The parts of a pack beside its tree, as the editor groups them: each is one place with a form. */
export interface PackPart {
  readonly id: string;
  /** The keys of the pack that stand in it. */
  readonly keys: readonly string[];
}

export const packParts = [
  { id: 'general', keys: ['title', 'summary', 'id', 'version', 'kind', 'valid', 'base', 'decimals'] },
  { id: 'scales', keys: ['scales'] },
  { id: 'special', keys: ['special'] },
  { id: 'gates', keys: ['facts', 'gates'] },
  { id: 'vetoes', keys: ['vetoes', 'bars'] },
  { id: 'negative', keys: ['negative', 'secretVisits'] },
  { id: 'stages', keys: ['stages', 'combination'] },
  { id: 'decision', keys: ['decision', 'renewing'] },
  { id: 'bands', keys: ['bands'] },
  { id: 'holding', keys: ['holding'] },
  { id: 'unit-types', keys: ['unitTypes'] },
  { id: 'sources', keys: ['sources'] },
] as const satisfies readonly PackPart[];

/** The part in which a pointer of a pack is edited. */
export function partOf(pointer: string): PackPart | undefined {
  const key = pointer.split('/')[1] ?? '';
  return packParts.find(({ keys }) => (keys as readonly string[]).includes(key));
}
