import { canonicalJson } from '../../core/canonical-json.ts';
import type { EvidencePiece } from '../../core/criteria/evidence.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { type Choices, countingIndicators, indicatorsOf } from '../../core/criteria/tree.ts';
import type { Text } from '../../core/text.ts';

/** What a submission holds, as it is hashed and kept for good. A change of this shape raises `format`. */
export interface Submission {
  readonly format: 1;
  readonly entry: string;
  readonly number: string;
  readonly receiptNumber: string;
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly programme: { readonly id: string; readonly name: Text };
  readonly edition: {
    readonly id: string;
    readonly number: number;
    readonly periodFrom: string;
    readonly periodTo: string;
  };
  readonly pack: { readonly id: string; readonly key: string; readonly version: string; readonly sha256: string };
  readonly unit: {
    readonly id: string;
    readonly name: Text;
    readonly code: string | null;
    readonly unitType: string;
    readonly sector: string;
    readonly district: string;
  };
  /** Which alternatives of the criteria the unit answered, by the number of their branch. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What the unit says does not apply to it, by indicator, with the one that stands in for it where the pack asks for one. */
  readonly notApplicable?: Claims;
  readonly answers: readonly SubmittedAnswer[];
}

export type Claims = Readonly<Record<string, string | null>>;

export function choicesClaimed(claims: Claims): Pick<Choices, 'notApplicable' | 'substitutes'> {
  const claimed = Object.entries(claims);
  if (claimed.length === 0) return {};
  const substitutes = Object.fromEntries(
    claimed.flatMap(([number, substitute]) => (substitute === null ? [] : [[number, substitute]])),
  );
  return { notApplicable: claimed.map(([number]) => number), substitutes };
}

export interface SubmittedAnswer {
  readonly indicator: string;
  readonly text: string;
  readonly evidence: readonly SubmittedEvidence[];
}

export type SubmittedEvidence = EvidencePiece & {
  readonly id: string;
  readonly url: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
};

export function contentOf(submission: Submission): string {
  return canonicalJson(submission);
}

export function readContent(content: string): Submission {
  return JSON.parse(content) as Submission;
}

/**
 * The answers in the order of the pack. Of alternatives only those chosen are handed in: nobody is judged by what was
 * tried out and left.
 */
export function answersToSubmit(
  pack: Pack,
  choices: Choices,
  answers: ReadonlyMap<string, Omit<SubmittedAnswer, 'indicator'>>,
): SubmittedAnswer[] {
  const counting = new Set(countingIndicators(pack, choices).map(({ number }) => number));
  return indicatorsOf(pack).flatMap(({ number: indicator }) => {
    const answer = counting.has(indicator) ? answers.get(indicator) : undefined;
    if (answer === undefined || (answer.text === '' && answer.evidence.length === 0)) return [];
    return [{ indicator, text: answer.text, evidence: answer.evidence }];
  });
}

/** Number of the entry within its edition: 0001, 0002, … */
export function entryNumber(count: number): string {
  return String(count).padStart(4, '0');
}

/** Unique in the installation: edition, entry, and letters that tell editions of the same number apart. */
export function receiptNumber(edition: { readonly id: string; readonly number: number }, number: string): string {
  return `${edition.number}-${number}-${edition.id.slice(-8).toUpperCase()}`;
}
