import { useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { parentOf, listOf, removeNode, shift } from '../../../core/criteria/edit.ts';
import type { Direction } from '../../../core/criteria/edit.ts';
import type { TreeRow } from './tree-rows.ts';
import type { OpenBranches } from './use-open-branches.ts';
import { useEditor } from './use-editor.ts';

const moves: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** The keys of a tree, as every tree has them; with Alt the arrows move the line itself. */
export function useTreeKeys(
  rows: readonly TreeRow[],
  { toggle }: OpenBranches,
  box: RefObject<HTMLDivElement | null>,
): (event: KeyboardEvent) => void {
  const { at, go, act } = useEditor();
  const byKey = useRef(false);
  useEffect(() => {
    // The focus goes where the line went.
    if (byKey.current) box.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
    byKey.current = false;
  });
  return (event) => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset['at'] ?? at;
    const index = rows.findIndex((row) => row.at === focused);
    const row = rows[index];
    if (row === undefined || event.ctrlKey || event.metaKey) return;
    const show = (place: string | undefined): void => {
      if (place === undefined) return;
      byKey.current = true;
      go(place);
    };
    const direction = moves[event.key];
    if (event.altKey) {
      if (direction === undefined) return;
      event.preventDefault();
      byKey.current = true;
      act('move', (draft) => shift(draft, row.at, direction));
      return;
    }
    const done = ((): boolean => {
      switch (event.key) {
        case 'ArrowUp':
          show(rows[index - 1]?.at);
          return true;
        case 'ArrowDown':
          show(rows[index + 1]?.at);
          return true;
        case 'ArrowRight':
          if (row.open === false) toggle(row);
          else if (row.open === true) show(rows[index + 1]?.at);
          return true;
        case 'ArrowLeft':
          if (row.open === true) toggle(row);
          else show(parentOf(listOf(row.at)) || undefined);
          return true;
        case 'Home':
          show(rows[0]?.at);
          return true;
        case 'End':
          show(rows.at(-1)?.at);
          return true;
        case 'Enter':
        case ' ':
          go(row.at);
          return true;
        case 'Delete':
          byKey.current = true;
          act('remove', (draft) => removeNode(draft, row.at));
          return true;
        default:
          return false;
      }
    })();
    if (done) event.preventDefault();
  };
}
