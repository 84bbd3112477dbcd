import type { AnswerWithEvidence } from '../../../core/criteria/evidence.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { getEntry } from '../contract.ts';

export type Entry = AnswerOf<typeof getEntry>;
export type Answer = NonNullable<Entry['answers']>[number];
export type Piece = Answer['evidence'][number];

/** What is typed and chosen at one indicator. */
export interface AnswerValue {
  readonly text: string;
  readonly evidence: readonly Piece[];
}

export const nothing: AnswerValue = { text: '', evidence: [] };

export function answersOf(entry: Entry): ReadonlyMap<string, Answer> {
  return new Map((entry.answers ?? []).map((answer) => [answer.indicator, answer]));
}

/** The choices of an entry as core takes them. */
export function choicesOf(entry: Entry): { unitType: string; chosen: Record<string, string> } {
  const chosen = (entry.choices ?? []).flatMap(({ branch, chosen: child }): [string, string][] =>
    child === null ? [] : [[branch, child]],
  );
  return { unitType: entry.unitType, chosen: Object.fromEntries(chosen) };
}

/** Everything the entry says at this moment: what the server has, under what is typed here. */
export function presentAnswers(
  entry: Entry,
  typed: ReadonlyMap<string, AnswerValue>,
): Readonly<Record<string, AnswerWithEvidence>> {
  const stored = (entry.answers ?? []).map(({ indicator, text, evidence }) => [indicator, { text, evidence }] as const);
  return Object.fromEntries<AnswerWithEvidence>([...stored, ...typed]);
}
