/** Whether the evidence of an entry is of the kind and of the time that its pack asks. */
import { addMonths, type Period } from '../calendar.ts';
import type { Problem } from '../problem.ts';
import { type AnswerProblems, problemsInAnswers } from './answers.ts';
import type { Indicator, Pack } from './pack.ts';
import { pointerTo } from './shape.ts';
import { type Choices, countingIndicators } from './tree.ts';

/** A piece of evidence as far as the rules look at it; `covers` are the days it is about, not the day it was added. */
export interface EvidencePiece {
  readonly title: string;
  readonly kind: 'file' | 'link';
  readonly covers: Period | null;
}

export interface AnswerWithEvidence {
  readonly text: string;
  readonly evidence: readonly EvidencePiece[];
}

/**
 * Every problem in the answers of an entry (see `problemsInAnswers`), only evidence that fits being counted, and one for
 * each piece that does not fit. `period` is the edition's. Pointers lead into `answers`.
 */
export function problemsInEntry(
  pack: Pack,
  answers: Readonly<Record<string, AnswerWithEvidence>>,
  choices: Choices,
  period: Period,
): AnswerProblems {
  const unfitting: Problem[] = [];
  const counted: Record<string, { text: string; evidenceCount: number }> = Object.create(null);
  for (const [number, { text, evidence }] of Object.entries(answers)) {
    counted[number] = { text, evidenceCount: evidence.length };
  }
  for (const indicator of countingIndicators(pack, choices)) {
    const { number } = indicator;
    const answer = Object.hasOwn(answers, number) ? answers[number] : undefined;
    if (answer === undefined) continue;
    const found = answer.evidence.flatMap((piece, index) => problemsInPiece(indicator, piece, index, period));
    unfitting.push(...found);
    counted[number] = { text: answer.text, evidenceCount: answer.evidence.length - found.length };
  }
  const { missing, invalid } = problemsInAnswers(pack, counted, choices);
  return { missing: [...missing, ...unfitting], invalid };
}

function problemsInPiece(indicator: Indicator, piece: EvidencePiece, index: number, period: Period): Problem[] {
  const { number, evidence: asked } = indicator;
  const pointer = pointerTo(pointerTo(pointerTo('', number), 'evidence'), String(index));
  const about = { number, title: piece.title };
  if (asked === undefined) return [];
  if (!isKindAsked(piece.kind, asked.kinds)) {
    return [{ code: 'evidence-kind-not-asked', pointer, params: { ...about, asked: asked.kinds.join(', ') } }];
  }
  if (asked.covers !== 'period') return [];
  if (piece.covers === null) return [{ code: 'evidence-undated', pointer, params: about }];
  const { from, to } = timeAsked(indicator, period);
  // A certificate or a plan may reach beyond the period; evidence that has no day in common with it proves nothing of it.
  if (piece.covers.from <= to && from <= piece.covers.to) return [];
  return [{ code: 'evidence-outside-period', pointer, params: { ...about, from, to } }];
}

/** Where a pack asks for nothing but records, a file or a link that shows the record is taken for it. */
function isKindAsked(kind: EvidencePiece['kind'], kinds: readonly string[]): boolean {
  return kinds.includes(kind) || kinds.every((asked) => asked === 'record');
}

function timeAsked({ lookBackMonths }: Indicator, period: Period): Period {
  return lookBackMonths === undefined ? period : { from: addMonths(period.to, -lookBackMonths), to: period.to };
}
