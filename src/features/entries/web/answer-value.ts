import type { AnswerWithEvidence } from '../../../core/criteria/evidence.ts';
import type { Choices } from '../../../core/criteria/tree.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { getEntry } from '../contract.ts';

export type Entry = AnswerOf<typeof getEntry>;
export type Answer = NonNullable<Entry['answers']>[number];
export type Piece = Answer['evidence'][number];

/** What is typed and chosen at one indicator. */
export interface AnswerValue {
  readonly text: string;
  readonly evidence: readonly Piece[];
  /** The unit says that it does not apply, and what stands in for it; null: it applies. */
  readonly notApplicable: Answer['notApplicable'];
}

export const nothing: AnswerValue = { text: '', evidence: [], notApplicable: null };

export function answersOf(entry: Entry): ReadonlyMap<string, Answer> {
  return new Map((entry.answers ?? []).map((answer) => [answer.indicator, answer]));
}

/** The choices of an entry as core takes them, with what is said not to apply at this moment. */
export function choicesOf(entry: Entry, typed: ReadonlyMap<string, AnswerValue> = new Map()): Choices {
  const chosen = (entry.choices ?? []).flatMap(({ branch, chosen: child }): [string, string][] =>
    child === null ? [] : [[branch, child]],
  );
  const claims = [...new Map([...answersOf(entry), ...typed])].flatMap(([number, { notApplicable }]) =>
    notApplicable === null ? [] : [[number, notApplicable.substitute] as const],
  );
  return {
    unitType: entry.unitType,
    chosen: Object.fromEntries(chosen),
    notApplicable: claims.map(([number]) => number),
    substitutes: Object.fromEntries(claims.flatMap(([number, by]) => (by === null ? [] : [[number, by]]))),
  };
}

/** Everything the entry says at this moment: what the server has, under what is typed here. */
export function presentAnswers(
  entry: Entry,
  typed: ReadonlyMap<string, AnswerValue>,
): Readonly<Record<string, AnswerWithEvidence>> {
  const stored = (entry.answers ?? []).map(({ indicator, text, evidence }) => [indicator, { text, evidence }] as const);
  return Object.fromEntries<AnswerWithEvidence>([...stored, ...typed]);
}
