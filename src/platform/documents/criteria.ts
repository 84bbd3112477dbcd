import type { IsoDate } from '../../core/calendar.ts';
import type { DocumentNode, DocumentPart, PackDocument } from '../../core/criteria/document.ts';
import type { Language } from '../../core/text.ts';
import { compile } from './compile.ts';
import { pageWords } from './table.ts';

/** Criteria on paper, in one language. */
export interface CriteriaDocument {
  readonly language: Language;
  readonly date: IsoDate;
  readonly document: PackDocument;
  readonly words: { readonly special: string; readonly sources: string; readonly contents: string };
  readonly titleOf: (node: Pick<DocumentNode, 'number' | 'text' | 'points'>) => string;
}

/** The title with its facts and contents, then each dimension, then the rules in words. */
export async function renderCriteria({
  language,
  date,
  document,
  words,
  titleOf,
}: CriteriaDocument): Promise<Uint8Array> {
  const { title, lead, facts, parts, rules, sources } = document;
  return compile('criteria', {
    lang: language === 'en' ? 'en' : 'zh',
    date,
    title,
    lead,
    facts,
    contents: words.contents,
    parts: parts.map((part) => ({ title: headOf(part), nodes: part.nodes.map(nodeOf) })),
    rules: [...rules, { title: words.sources, items: sources }].filter(({ items }) => items.length > 0),
    note: title,
    pages: pageWords[language],
  });

  function headOf(part: DocumentPart): string {
    return part.isSpecial ? `${words.special} · ${titleOf(part)}` : titleOf(part);
  }

  function nodeOf(node: DocumentNode) {
    const { level, isIndicator, guidance, facts: asked, source } = node;
    return { title: level === 1 ? null : titleOf(node), level, isIndicator, guidance, facts: asked, source };
  }
}
