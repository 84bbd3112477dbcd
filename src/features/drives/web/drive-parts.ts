import type { AnswerOf } from '../../../platform/operation.ts';
import type { PieceInUse } from '../../evidence/web/chosen-evidence.tsx';
import type { getDrive, getDriveIndicator, getDrivePlan, getTask, readinesses } from '../contract.ts';

/** What the screens of a drive hand to one another. */
export type Drive = AnswerOf<typeof getDrive>;
export type Standing = Drive['indicators'][number];
export type Goal = AnswerOf<typeof getDrivePlan>['goals'][number];
export type Measure = Goal['measures'][number];
export type Task = Measure['tasks'][number];
export type TaskWithPlace = AnswerOf<typeof getTask>;
/** What the drive holds for one indicator. */
export type Held = AnswerOf<typeof getDriveIndicator>;
export type Readiness = (typeof readinesses)[number];

/** What is typed and chosen for one indicator. */
export interface IndicatorValue {
  readonly readiness: Readiness;
  readonly departmentId: string | null;
  readonly draftText: string;
  readonly evidence: readonly PieceInUse[];
}

export function indicatorPath(driveId: string, number: string): string {
  return `/drives/${driveId}/indicators/${encodeURIComponent(number)}`;
}
