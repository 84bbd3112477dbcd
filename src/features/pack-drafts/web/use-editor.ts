import { createContext, use, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import type { PackDraft } from '../../../core/criteria/draft.ts';
import { readDraft } from '../../../core/criteria/draft.ts';
import { problemsInDraft } from '../../../core/criteria/draft-problems.ts';
import type { History } from '../../../core/criteria/history.ts';
import type { Problem } from '../../../core/problem.ts';
import { call } from '../../../platform/web/call.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { useAutosave } from '../../../platform/web/use-autosave.ts';
import type { Autosave } from '../../../platform/web/use-autosave.ts';
import { getPackDraft, savePackDraft } from '../contract.ts';
import { createEditorStore } from './editor-store.ts';
import type { EditorStore } from './editor-store.ts';

export type OpenDraft = AnswerOf<typeof getPackDraft>;

export interface Editor {
  readonly id: string;
  readonly bodyId: string;
  readonly store: EditorStore;
  readonly history: History<PackDraft>;
  readonly draft: PackDraft;
  readonly autosave: Autosave<PackDraft>;
  /** Of a moment ago, while much is typed. */
  readonly problems: readonly Problem[];
  /** The place on the screen: a JSON pointer, empty for none. */
  readonly at: string;
  readonly go: (at: string) => void;
  /** Does something as one step and shows the place of it. */
  readonly act: (name: string, change: Parameters<EditorStore['edit']>[2]) => void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (editor === undefined) throw new Error('a part of the editor outside of it');
  return editor;
}

/** Opens a draft for editing: it saves by itself, and every step can be taken back. */
export function useOpenEditor(open: OpenDraft): Editor {
  const { id, bodyId } = open;
  const params = { draftId: id };
  const [begun] = useState(() => ({ value: readDraft(open.content).draft ?? open.content, version: open.version }));
  const autosave = useAutosave<PackDraft>({
    key: `pack-draft/${id}`,
    stored: begun,
    save: (content, ifMatch) => call(savePackDraft, { params, body: { content }, ifMatch }),
    load: async () => {
      const { content, version } = await call(getPackDraft, { params });
      return { value: content, version };
    },
  });
  const [store] = useState(() => createEditorStore(autosave.value, autosave.change));
  const history = useSyncExternalStore(store.subscribe, store.history);
  useEffect(() => store.follow(autosave.value), [store, autosave.value]);
  const draft = history.present.value;
  const calm = useDeferredValue(draft);
  const problems = useMemo(() => problemsInDraft(calm), [calm]);
  const [address, setAddress] = useSearchParams();
  const at = address.get('at') ?? '';
  const go = (place: string): void => {
    store.settle();
    if (place !== at) setAddress(place === '' ? {} : { at: place });
  };
  const act: Editor['act'] = (name, edit) => {
    const place = store.edit(name, at, edit);
    if (place !== undefined) go(place);
  };
  return { id, bodyId, store, history, draft, autosave, problems, at, go, act };
}
