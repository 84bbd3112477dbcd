/** The table of scale kinds. A new kind is a file beside this one and a line in each of the three lists below. */
import { tagged } from '../../criteria/shape.ts';
import type { Shape } from '../../criteria/shape.ts';
import { grades } from './grades.ts';
import type { GradeMark, GradesScale } from './grades.ts';
import type { ScaleKind } from './kind.ts';
import { percentage } from './percentage.ts';
import type { PercentageMark, PercentageScale } from './percentage.ts';
import { points } from './points.ts';
import type { PointsMark, PointsScale } from './points.ts';
import { yesNo } from './yes-no.ts';
import type { YesNoMark, YesNoScale } from './yes-no.ts';

export type Scale = PointsScale | YesNoScale | GradesScale | PercentageScale;
/** What an assessor enters on a scale: plain JSON, told apart by the scale of its indicator. */
export type ScaleMark = PointsMark | YesNoMark | GradeMark | PercentageMark;

export const scaleKinds = { points, 'yes-no': yesNo, grades, percentage } as const;

export const scaleShape: Shape<Scale> = tagged<Scale>({
  points: points.shape,
  'yes-no': yesNo.shape,
  grades: grades.shape,
  percentage: percentage.shape,
});

/** The kind of a scale; the table pairs every kind with its own scales and marks, which the type cannot express. */
export function kindOf(scale: Scale): ScaleKind<Scale, ScaleMark> {
  return scaleKinds[scale.kind] as unknown as ScaleKind<Scale, ScaleMark>;
}
