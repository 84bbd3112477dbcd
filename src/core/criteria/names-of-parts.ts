/** Names by which parts of a pack refer to one another, while it is being written. */
import type { DraftNode, PackDraft } from './draft.ts';
import { setAt, valueAt } from './edit.ts';

type Parts = Readonly<Record<string, unknown>>;

/** Gives an entry of scales or sources another name; its place in the order stays, and what refers to it follows. */
export function renameKey(draft: PackDraft, list: string, before: string, after: string): PackDraft {
  const entries = Object.entries((valueAt(draft, list) ?? {}) as Parts);
  const renamed = entries.map(([key, value]) => [key === before ? after : key, value] as const);
  const next = setAt(draft, list, Object.fromEntries(renamed));
  if (list === '/scales')
    return everyNode(next, (node) => (node['scale'] === before ? { ...node, scale: after } : node));
  return list === '/sources' ? (sourcesRenamed(next, before, after) as PackDraft) : next;
}

function everyNode(draft: PackDraft, change: (node: DraftNode) => DraftNode): PackDraft {
  const changed = (node: DraftNode): DraftNode => {
    const next = change(node);
    return next.children === undefined ? next : { ...next, children: next.children.map(changed) };
  };
  return {
    ...draft,
    criteria: draft.criteria.map(changed),
    ...(draft.special !== undefined && {
      special: { ...draft.special, criteria: draft.special.criteria.map(changed) },
    }),
  };
}

/** Notes on sources stand everywhere under the key `source`. */
function sourcesRenamed(value: unknown, before: string, after: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => sourcesRenamed(item, before, after));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => {
      const isNote =
        key === 'source' && typeof item === 'object' && item !== null && (item as Parts)['where'] === before;
      return [key, isNote ? { ...item, where: after } : sourcesRenamed(item, before, after)];
    }),
  );
}
