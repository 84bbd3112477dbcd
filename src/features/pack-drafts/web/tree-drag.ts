import { useState } from 'react';
import type { PointerEvent } from 'react';
import { indexOf, listOf, moveNode, nodeAt } from '../../../core/criteria/edit.ts';
import { useEditor } from './use-editor.ts';

interface Drop {
  readonly at: string;
  readonly where: 'before' | 'inside' | 'after';
}

interface Drag {
  readonly drop: Drop | undefined;
  /** For the tree as a whole: a drag begins at the handle of a line. */
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** Moves lines with mouse, pen or finger. The keyboard has its own way, so the handles are for the pointer alone. */
export function useTreeDrag(): Drag {
  const { act } = useEditor();
  const [dragged, setDragged] = useState('');
  const [drop, setDrop] = useState<Drop>();
  const end = (): void => {
    setDragged('');
    setDrop(undefined);
  };
  const fall = (): void => {
    const [from, to] = [dragged, drop];
    end();
    if (from === '' || to === undefined) return;
    act('move', (draft) => {
      const list = to.where === 'inside' ? `${to.at}/children` : listOf(to.at);
      const children = nodeAt(draft, to.at)?.children?.length ?? 0;
      const index = to.where === 'inside' ? children : indexOf(to.at) + (to.where === 'after' ? 1 : 0);
      return moveNode(draft, from, list, index);
    });
  };
  return {
    drop,
    handlers: {
      onPointerDown: (event) => {
        const handle = (event.target as HTMLElement).closest<HTMLElement>('.tree-handle');
        const at = handle?.closest<HTMLElement>('[data-at]')?.dataset['at'];
        if (handle === null || at === undefined) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(at);
      },
      onPointerMove: (event) => {
        if (dragged !== '') setDrop(dropAt(event.clientX, event.clientY, dragged));
      },
      onPointerUp: fall,
      onPointerCancel: end,
    },
  };
}

/** The upper part of a line means before it, the lower after it, the middle below it in the tree. */
function dropAt(x: number, y: number, dragged: string): Drop | undefined {
  const line = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-at]');
  const at = line?.dataset['at'];
  if (line === undefined || line === null || at === undefined) return undefined;
  if (at === dragged || at.startsWith(`${dragged}/`)) return undefined;
  const { top, height } = line.getBoundingClientRect();
  const part = (y - top) / height;
  return { at, where: part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside' };
}
