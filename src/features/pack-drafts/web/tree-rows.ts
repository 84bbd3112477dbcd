import type { DraftNode, PackDraft } from '../../../core/criteria/draft.ts';
import { nodePointerOf } from '../../../core/criteria/edit.ts';
import type { Problem } from '../../../core/problem.ts';

/** One line of the tree as it is shown. */
export interface TreeRow {
  readonly at: string;
  readonly node: DraftNode;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly open: boolean | undefined;
}

/** A branch is open by its number, which goes with it wherever it is moved. */
export function openKey(node: DraftNode, at: string): string {
  return node.number === '' ? at : node.number;
}

/** The lines that are to be seen: what is below a closed branch is not walked. */
export function rowsOf(draft: PackDraft, open: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (nodes: readonly DraftNode[], list: string, level: number): void => {
    for (const [index, node] of nodes.entries()) {
      const at = `${list}/${index}`;
      const isOpen = node.children === undefined ? undefined : open.has(openKey(node, at));
      rows.push({ at, node, level, place: index + 1, siblings: nodes.length, open: isOpen });
      if (isOpen === true && node.children !== undefined) walk(node.children, `${at}/children`, level + 1);
    }
  };
  walk(draft.criteria, '/criteria', 1);
  if (draft.special !== undefined) walk(draft.special.criteria, '/special/criteria', 1);
  return rows;
}

/** The branches above a node. */
export function above(at: string): string[] {
  const found: string[] = [];
  for (let cut = at.lastIndexOf('/children/'); cut > 0; cut = at.lastIndexOf('/children/', cut - 1))
    found.push(at.slice(0, cut));
  return found;
}

/** Where something is wrong: in the node itself, or somewhere below it. */
export function wrongPlaces(problems: readonly Problem[]): ReadonlyMap<string, 'here' | 'below'> {
  const places = new Map<string, 'here' | 'below'>();
  for (const { pointer } of problems) {
    const at = nodePointerOf(pointer);
    if (at === '') continue;
    places.set(at, 'here');
    for (const parent of above(at)) if (!places.has(parent)) places.set(parent, 'below');
  }
  return places;
}
