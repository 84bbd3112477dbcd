/** The table of scale kinds. A new kind is a file beside this one and a line in each of the four lists below. */
import { tagged } from '../../criteria/shape.ts';
import type { Shape } from '../../criteria/shape.ts';
import { grades } from './grades.ts';
import type { GradeMark, GradesScale } from './grades.ts';
import type { ScaleKind } from './kind.ts';
import { measured } from './measured.ts';
import type { MeasuredMark, MeasuredScale } from './measured.ts';
import { percentage } from './percentage.ts';
import type { PercentageMark, PercentageScale } from './percentage.ts';
import { points } from './points.ts';
import type { PointsMark, PointsScale } from './points.ts';
import { radar } from './radar.ts';
import type { RadarMark, RadarScale } from './radar.ts';
import { records } from './records.ts';
import type { RecordsMark, RecordsScale } from './records.ts';
import { satisfaction } from './satisfaction.ts';
import type { SatisfactionMark, SatisfactionScale } from './satisfaction.ts';
import { votes } from './votes.ts';
import type { VotesMark, VotesScale } from './votes.ts';
import { yesNo } from './yes-no.ts';
import type { YesNoMark, YesNoScale } from './yes-no.ts';

export type Scale =
  | PointsScale
  | YesNoScale
  | GradesScale
  | PercentageScale
  | RadarScale
  | MeasuredScale
  | RecordsScale
  | SatisfactionScale
  | VotesScale;

/** What an assessor enters on a scale: plain JSON, told apart by the scale of its indicator. */
export type ScaleMark =
  | PointsMark
  | YesNoMark
  | GradeMark
  | PercentageMark
  | RadarMark
  | MeasuredMark
  | RecordsMark
  | SatisfactionMark
  | VotesMark;

const scaleKinds = {
  points,
  'yes-no': yesNo,
  grades,
  percentage,
  radar,
  measured,
  records,
  satisfaction,
  votes,
} as const satisfies Record<Scale['kind'], unknown>;

export const scaleShape: Shape<Scale> = tagged<Scale>({
  points: points.shape,
  'yes-no': yesNo.shape,
  grades: grades.shape,
  percentage: percentage.shape,
  radar: radar.shape,
  measured: measured.shape,
  records: records.shape,
  satisfaction: satisfaction.shape,
  votes: votes.shape,
});

/** The kind of a scale; the table pairs every kind with its own scales and marks, which the type cannot express. */
export function kindOf(scale: Scale): ScaleKind<Scale, ScaleMark> {
  return scaleKinds[scale.kind] as unknown as ScaleKind<Scale, ScaleMark>;
}
