import { Anchor, Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { walkDraft } from '../../../core/criteria/draft.ts';
import { nodeAt, nodePointerOf } from '../../../core/criteria/edit.ts';
import { AutosaveNote, ConflictChoice } from '../../../platform/ui/autosave-note.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { DraftFiles } from './draft-files.tsx';
import { NodeDetail } from './node-detail.tsx';
import { PartDetail } from './part-detail.tsx';
import { packParts, partOf } from './parts.ts';
import { PasteTable } from './paste-table.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { TranslateView } from './translate-view.tsx';
import { TreeView } from './tree-view.tsx';
import { useOpenBranches } from './use-open-branches.ts';
import { useEditor } from './use-editor.ts';

/** The pack as a tree beside its detail; on a narrow screen one after the other. */
export function EditorView(): ReactNode {
  const { say } = useSpeech();
  const { autosave, draft, at, go } = useEditor();
  const branches = useOpenBranches(draft, at);
  return (
    <div className="pack-editor" data-chosen={at !== '' || undefined}>
      <ConflictChoice
        draft={autosave}
        show={(value) => <Text>{say('pack-edit.conflict-line', { count: [...walkDraft(value)].length })}</Text>}
      />
      <Bar />
      <div className="pack-panes">
        <div className="pack-outline">
          <TreeView branches={branches} />
          <PartList />
        </div>
        <div className="pack-detail">
          <Anchor component="button" type="button" className="narrow" onClick={() => go('')}>
            {say('pack-edit.to-tree')}
          </Anchor>
          <Detail />
        </div>
      </div>
    </div>
  );
}

/** What concerns the whole: undo, redo, tables, files, translation, what is wrong. */
function Bar(): ReactNode {
  const { say } = useSpeech();
  const { store, history, autosave, at, go } = useEditor();
  const back = (place: string | undefined): void => {
    if (place !== undefined && place !== '') go(place);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
      // A dialog's own fields keep the browser's undo.
      if ((event.target as HTMLElement | null)?.closest('dialog') !== null && event.target instanceof HTMLElement)
        return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) store.redo();
      else store.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
  return (
    <div className="pack-bar">
      <Group gap="xs">
        <Button variant="default" size="xs" disabled={history.past.length === 0} onClick={() => back(store.undo())}>
          {say('pack-edit.undo')}
        </Button>
        <Button variant="default" size="xs" disabled={history.future.length === 0} onClick={() => back(store.redo())}>
          {say('pack-edit.redo')}
        </Button>
        <PasteTable />
        <DraftFiles />
        <Button variant="default" size="xs" aria-pressed={at === '/translate'} onClick={() => go('/translate')}>
          {say('pack-translate.open')}
        </Button>
        <AutosaveNote draft={autosave} />
      </Group>
      <ProblemPanel />
    </div>
  );
}

function PartList(): ReactNode {
  const { say } = useSpeech();
  const { at, go, problems } = useEditor();
  return (
    <nav aria-label={say('pack-edit.parts')} className="part-list">
      {packParts.map((part) => {
        const wrong = problems.filter(
          ({ pointer }) => nodePointerOf(pointer) === '' && partOf(pointer) === part,
        ).length;
        return (
          <button
            key={part.id}
            type="button"
            aria-current={nodePointerOf(at) === '' && partOf(at)?.id === part.id ? 'true' : undefined}
            onClick={() => go(`/${part.keys[0]}`)}
          >
            <span>{say(`pack-part.${part.id}`)}</span>
            {wrong > 0 && <span className="part-wrong">{say('pack-edit.part-problems', { count: wrong })}</span>}
          </button>
        );
      })}
    </nav>
  );
}

function Detail(): ReactNode {
  const { say } = useSpeech();
  const { at, draft } = useEditor();
  const place = nodePointerOf(at);
  const node = place === '' ? undefined : nodeAt(draft, place);
  if (at === '/translate') return <TranslateView />;
  if (node !== undefined) return <NodeDetail key={place} at={place} node={node} />;
  const part = partOf(at);
  if (part !== undefined && place === '') return <PartDetail key={part.id} part={part} />;
  return <EmptyState title={say('pack-edit.choose')}>{say('pack-edit.choose-why')}</EmptyState>;
}
