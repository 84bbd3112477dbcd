import { nodeAt, nodePointerOf } from '../../../core/criteria/edit.ts';
import type { PackDraft } from '../../../core/criteria/draft.ts';

/** A text of the pack in both languages, with its place. */
export interface Pair {
  readonly at: string;
  readonly zh: string;
  readonly en: string;
  /** The number of its criterion, or nothing. */
  readonly number: string;
}

/** Every bilingual text of the draft, those that lack a language first, each group in the order of the pack. */
export function allTexts(draft: PackDraft): readonly Pair[] {
  const found: Pair[] = [];
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isText(value)) {
      const node = nodePointerOf(at);
      found.push({ at, zh: value.zh, en: value.en, number: node === '' ? '' : (nodeAt(draft, node)?.number ?? '') });
      return;
    }
    for (const [key, part] of Object.entries(value)) visit(part, `${at}/${key}`);
  };
  visit(draft, '');
  return [...found.filter((one) => isMissing(one)), ...found.filter((one) => !isMissing(one))];
}

export function isMissing({ zh, en }: Pick<Pair, 'zh' | 'en'>): boolean {
  return zh.trim() === '' || en.trim() === '';
}

function isText(value: object): value is { zh: string; en: string } {
  return 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';
}
