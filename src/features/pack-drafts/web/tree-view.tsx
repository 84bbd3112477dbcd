import { Button, Group } from '@mantine/core';
import { useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { walkDraft } from '../../../core/criteria/draft.ts';
import { addAtEnd, nodeAt } from '../../../core/criteria/edit.ts';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { TreeLine } from './tree-line.tsx';
import { useTreeDrag } from './tree-drag.ts';
import { useTreeKeys } from './tree-keys.ts';
import { openKey, rowsOf, wrongPlaces } from './tree-rows.ts';
import type { TreeRow } from './tree-rows.ts';
import type { OpenBranches } from './use-open-branches.ts';
import { useEditor } from './use-editor.ts';

/** The criteria as a tree: chosen with a click or the arrows, moved by its handles or with Alt and the arrows. */
export function TreeView({ branches }: { readonly branches: OpenBranches }): ReactNode {
  const editor = useEditor();
  const { say } = useSpeech();
  const { draft, at, problems, act, go } = editor;
  const { open, toggle } = branches;
  const box = useRef<HTMLDivElement>(null);
  const drag = useTreeDrag();
  const rows = useMemo(() => rowsOf(draft, open), [draft, open]);
  const wrong = useMemo(() => wrongPlaces(problems), [problems]);
  const keys = useTreeKeys(rows, branches, box);
  const entry = rows.some((row) => row.at === at) ? at : rows[0]?.at;
  const everything = (): void =>
    branches.openAll(
      [...walkDraft(draft)].flatMap(({ node, at: place }) =>
        node.children === undefined ? [] : [openKey(node, place)],
      ),
    );
  if (rows.length === 0) {
    return (
      <EmptyState
        title={say('pack-edit.tree-empty')}
        action={
          <Button onClick={() => act('add', (one) => addAtEnd(one, '/criteria'))}>{say('pack-edit.add-first')}</Button>
        }
      >
        {say('pack-edit.tree-empty-why')}
      </EmptyState>
    );
  }
  const line = (row: TreeRow): ReactNode => (
    <TreeLine
      key={row.at}
      {...row}
      chosen={row.at === at}
      entry={row.at === entry}
      wrong={wrong.get(row.at)}
      drop={drag.drop?.at === row.at ? drag.drop.where : undefined}
      choose={go}
      toggle={toggle}
    />
  );
  const special = rows.findIndex((row) => row.at.startsWith('/special/'));
  return (
    <>
      <Group gap="xs" mb="xs">
        <Button variant="subtle" size="xs" onClick={everything}>
          {say('pack-edit.open-all')}
        </Button>
        <Button variant="subtle" size="xs" onClick={branches.closeAll}>
          {say('pack-edit.close-all')}
        </Button>
      </Group>
      <div
        ref={box}
        role="tree"
        aria-label={say('pack-edit.tree')}
        aria-describedby="tree-keys"
        className="pack-tree"
        {...drag.handlers}
        onKeyDown={(event: KeyboardEvent) => keys(event)}
      >
        {special < 0 ? rows.map(line) : rows.slice(0, special).map(line)}
        {special >= 0 && (
          <>
            <div role="presentation" className="tree-part">
              {say('document.special')}
            </div>
            {rows.slice(special).map(line)}
          </>
        )}
      </div>
      <p id="tree-keys" className="tree-hint wide">
        {say('pack-edit.tree-keys')}
      </p>
      {nodeAt(draft, '/criteria/0') !== undefined && (
        <Button variant="default" size="xs" mt="xs" onClick={() => act('add', (one) => addAtEnd(one, '/criteria'))}>
          {say('pack-edit.add-root')}
        </Button>
      )}
    </>
  );
}
