/** Where a number comes from. A pack that ships says it of every number: from a source, or an assumption. */
import { limits } from '../limits.ts';
import type { Text } from '../text.ts';
import { longText, name, object, oneOf, optional, shortText, words } from './shape.ts';
import type { Shape } from './shape.ts';

/**
 * How well a source was read: A an official page, B an institution's or press page, C a copy, D a weak page,
 * G general knowledge, I inferred.
 */
export const sourceGrades = ['A', 'B', 'C', 'D', 'G', 'I'] as const;
export type SourceGrade = (typeof sourceGrades)[number];

/** A rule or publication that notes refer to: its name, edition and where it is published. */
export interface Source {
  readonly title: Text;
  readonly grade: SourceGrade;
  readonly where?: string;
}

/** `where` names an entry of the pack's sources and is asked of what is sourced; `note` says which article, or why assumed. */
export interface SourceNote {
  readonly mark: 'sourced' | 'assumption';
  readonly where?: string;
  readonly note?: Text;
}

export const sourceShape: Shape<Source> = object<Source>({
  title: shortText,
  grade: oneOf(sourceGrades),
  where: optional(words(limits.shortText)),
});

export const sourceNoteShape: Shape<SourceNote> = object<SourceNote>({
  mark: oneOf(['sourced', 'assumption']),
  where: optional(name),
  note: optional(longText),
});
