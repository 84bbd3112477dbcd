import { useMemo, useState } from 'react';
import type { PackDraft } from '../../../core/criteria/draft.ts';
import { nodeAt, nodePointerOf } from '../../../core/criteria/edit.ts';
import { above, openKey } from './tree-rows.ts';
import type { TreeRow } from './tree-rows.ts';

export interface OpenBranches {
  readonly open: ReadonlySet<string>;
  readonly toggle: (row: Pick<TreeRow, 'at' | 'node'>) => void;
  readonly openAll: (keys: readonly string[]) => void;
  readonly closeAll: () => void;
}

/**
 * Which branches are open: the first level of a small pack, and whatever leads to the chosen place; a branch that is
 * closed by hand stays closed until another place is chosen.
 */
export function useOpenBranches(draft: PackDraft, at: string): OpenBranches {
  const place = nodePointerOf(at);
  const [chosen, setChosen] = useState<{ readonly place: string; readonly open: ReadonlySet<string> }>(() => {
    const roots = draft.criteria.length <= 12 ? draft.criteria : [];
    return { place: '', open: new Set(roots.map((node, index) => openKey(node, `/criteria/${index}`))) };
  });
  const open = useMemo(() => {
    if (chosen.place === place) return chosen.open;
    const needed = above(place).flatMap((pointer) => {
      const branch = nodeAt(draft, pointer);
      return branch === undefined ? [] : [openKey(branch, pointer)];
    });
    return needed.every((key) => chosen.open.has(key)) ? chosen.open : new Set([...chosen.open, ...needed]);
  }, [chosen, place, draft]);
  const keep = (next: ReadonlySet<string>): void => setChosen({ place, open: next });
  return {
    open,
    toggle: ({ at: pointer, node }) => {
      const next = new Set(open);
      const key = openKey(node, pointer);
      if (!next.delete(key)) next.add(key);
      keep(next);
    },
    openAll: (keys) => keep(new Set(keys)),
    closeAll: () => keep(new Set()),
  };
}
