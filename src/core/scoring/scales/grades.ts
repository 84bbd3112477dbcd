/** Grades with shares, such as A/B/C = 100/66/33 % (domain 3.7); the shares fall from the first grade to the last. */
import { exact, share } from '../../criteria/amount.ts';
import type { Amount } from '../../criteria/amount.ts';
import { formed, list, longText, object, oneOf, optional, pointerTo } from '../../criteria/shape.ts';
import { compare, toExact, mul, ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { ScaleKind } from './kind.ts';

export interface Grade {
  readonly grade: string;
  readonly share: Amount;
  readonly text?: Text;
}
export interface GradesScale {
  readonly kind: 'grades';
  readonly grades: readonly Grade[];
  readonly text?: Text;
}
export interface GradeMark {
  readonly grade: string;
}

const gradeName = formed(/^[\p{L}\p{N}][\p{L}\p{N} +-]*$/u, 30, 'bad-grade');

function shareOf(mark: GradeMark, scale: GradesScale): Amount {
  return scale.grades.find((grade) => grade.grade === mark.grade)?.share ?? 0;
}

export const grades: ScaleKind<GradesScale, GradeMark> = {
  shape: object<GradesScale>({
    kind: oneOf(['grades']),
    grades: list(object<Grade>({ grade: gradeName, share, text: optional(longText) }), { min: 2, max: 20 }),
    text: optional(longText),
  }),
  problemsInScale: (scale, pointer, report) => {
    scale.grades.forEach((grade, index) => {
      const at = pointerTo(pointerTo(pointer, 'grades'), index);
      const before = scale.grades[index - 1];
      if (before !== undefined && compare(exact(before.share), exact(grade.share)) <= 0) {
        report('grades-must-fall', pointerTo(at, 'share'), { grade: grade.grade, before: before.grade });
      }
      if (scale.grades.findIndex((other) => other.grade === grade.grade) < index) {
        report('duplicate-grade', pointerTo(at, 'grade'), { grade: grade.grade });
      }
    });
  },
  markShape: (scale) => object<GradeMark>({ grade: oneOf(scale.grades.map((grade) => grade.grade)) }),
  share: (mark, scale) => exact(shareOf(mark, scale)),
  explain: (mark, scale) => ({
    code: 'mark-grade',
    params: { grade: mark.grade, percent: toExact(mul(exact(shareOf(mark, scale)), ratio(100))) },
  }),
  marks: (scale) => scale.grades.toReversed().map((grade) => ({ grade: grade.grade })),
};
