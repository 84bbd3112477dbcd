import { valueAt } from '../../../core/criteria/edit.ts';
import type { PackDraft } from '../../../core/criteria/draft.ts';
import { walkDraft } from '../../../core/criteria/draft.ts';
import { useEditor } from './use-editor.ts';

function keysAt(draft: PackDraft, pointer: string): string[] {
  const value = valueAt(draft, pointer);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function idsAt(draft: PackDraft, pointer: string): string[] {
  const value = valueAt(draft, pointer);
  if (!Array.isArray(value)) return [];
  return (value as { id?: unknown }[]).flatMap((one) => (typeof one?.id === 'string' ? [one.id] : []));
}

const numbersIn = (draft: PackDraft): string[] => [...walkDraft(draft)].map(({ node }) => node.number);

/** What a field of this name may say, where it names another part of the pack. */
const referred: Readonly<Record<string, (draft: PackDraft) => readonly string[]>> = {
  scale: (draft) => keysAt(draft, '/scales'),
  'source.where': (draft) => keysAt(draft, '/sources'),
  'condition.fact': (draft) => idsAt(draft, '/facts'),
  'node.unitTypes': (draft) => idsAt(draft, '/unitTypes'),
  criteria: numbersIn,
  'notApplicable.by': numbersIn,
  weights: (draft) => idsAt(draft, '/stages'),
};

export function useReferences(name: string, above: string): readonly string[] | undefined {
  const { draft } = useEditor();
  return (referred[`${above}.${name}`] ?? (above === 'node' || name === 'criteria' ? referred[name] : undefined))?.(
    draft,
  );
}

/** The names that the keys of a named list may have, where they are names of other parts. */
export function useKeyChoices(name: string): readonly string[] | undefined {
  const { draft } = useEditor();
  return name === 'weights' ? referred['weights']?.(draft) : undefined;
}
