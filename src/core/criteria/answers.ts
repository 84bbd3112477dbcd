/** What an entry has answered, held against what its pack asks. */
import { charactersIn } from '../limits.ts';
import type { Problem } from '../problem.ts';
import type { CriterionNode, Indicator, Pack } from './pack.ts';
import { pointerTo } from './shape.ts';
import { chosenChild, countingChildren, indicatorsOf, isBranch, isNotApplicable } from './tree.ts';
import type { Choices } from './tree.ts';

/** The answer to one indicator. `evidenceCount` is the number of pieces of evidence linked to it. */
export interface Answer {
  readonly text?: string;
  readonly evidenceCount: number;
}
export type Answers = Readonly<Record<string, Answer>>;

export interface AnswerProblems {
  /** The entry may be saved like this, but not submitted. */
  readonly missing: readonly Problem[];
  /** The entry may not even be saved like this. */
  readonly invalid: readonly Problem[];
}

/** Every problem in the answers, those of alternatives that do not count left out; pointers lead into `answers`. */
export function problemsInAnswers(pack: Pack, answers: Answers, choices: Choices = {}): AnswerProblems {
  const missing: Problem[] = [];
  const visit = (node: CriterionNode, owed: boolean): void => {
    if (!isBranch(node)) {
      if (isNotApplicable(node, choices)) return;
      const answer = answerTo(answers, node.number);
      if (owed || isClaimed(answer)) missing.push(...missingFrom(node, answer));
      return;
    }
    if (owed && node.choose !== undefined && chosenChild(node, choices) === undefined) {
      missing.push({
        code: 'alternative-not-chosen',
        pointer: pointerTo('', node.number),
        params: { number: node.number },
      });
    }
    for (const child of countingChildren(node, choices)) visit(child, owed);
  };
  for (const node of pack.criteria) visit(node, true);
  for (const node of pack.special?.criteria ?? []) visit(node, false);
  return { missing, invalid: invalidIn(pack, answers) };
}

/** Special points are offered, not owed: only one that a unit has begun to claim can lack something. */
function isClaimed(answer: Answer | undefined): boolean {
  return answer !== undefined && ((answer.text ?? '').trim() !== '' || answer.evidenceCount > 0);
}

function answerTo(answers: Answers, number: string): Answer | undefined {
  return Object.hasOwn(answers, number) ? answers[number] : undefined;
}

function missingFrom(indicator: Indicator, answer: Answer | undefined): Problem[] {
  const { number, evidence, length } = indicator;
  const found: Problem[] = [];
  const given = answer?.evidenceCount ?? 0;
  if (length !== undefined && (answer?.text ?? '').trim() === '') {
    found.push({ code: 'answer-missing', pointer: pointerTo(pointerTo('', number), 'text'), params: { number } });
  }
  if (evidence !== undefined && given < evidence.atLeast) {
    found.push({
      code: 'evidence-missing',
      pointer: pointerTo(pointerTo('', number), 'evidenceCount'),
      params: { number, given, asked: evidence.atLeast },
    });
  }
  return found;
}

function invalidIn(pack: Pack, answers: Answers): Problem[] {
  const asked = new Map(indicatorsOf(pack).map((indicator) => [indicator.number, indicator]));
  return Object.entries(answers).flatMap(([number, { text }]) => {
    const pointer = pointerTo('', number);
    const indicator = asked.get(number);
    if (indicator === undefined)
      return [{ code: 'unknown-indicator', pointer, params: { number: number.slice(0, 80) } }];
    if (text === undefined || text === '') return [];
    const at = pointerTo(pointer, 'text');
    if (indicator.length === undefined) return [{ code: 'no-answer-asked', pointer: at, params: { number } }];
    const characters = charactersIn(text);
    if (characters <= indicator.length) return [];
    return [{ code: 'answer-too-long', pointer: at, params: { number, characters, limit: indicator.length } }];
  });
}
