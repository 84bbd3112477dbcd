import { checks as entries } from '../features/entries/checks.ts';
import { checks as evidence } from '../features/evidence/checks.ts';
import { checks as packDrafts } from '../features/pack-drafts/checks.ts';
import { checks as people } from '../features/people/checks.ts';
import { checks as units } from '../features/units/checks.ts';
import { checks as assignments } from '../features/assignments/checks.ts';
import { checks as liftings } from '../features/liftings/checks.ts';
import { checks as affiliations } from '../features/affiliations/checks.ts';
import { checks as assignmentRuns } from '../features/assignment-runs/checks.ts';
import { checks as conflicts } from '../features/conflicts/checks.ts';
import { checks as scoreSheets } from '../features/score-sheets/checks.ts';
import { checks as anchors } from '../features/anchors/checks.ts';
import { checks as calibratedOrders } from '../features/calibrated-orders/checks.ts';
import { checks as rankings } from '../features/rankings/checks.ts';
import { checks as notices } from '../features/notices/checks.ts';
import { checks as honours } from '../features/honours/checks.ts';
import { checks as drives } from '../features/drives/checks.ts';
import { checks as points } from '../features/points/checks.ts';
import { checks as inspections } from '../features/inspections/checks.ts';
import { checks as corrections } from '../features/corrections/checks.ts';
import type { Check } from '../platform/db/check.ts';

/** Every invariant that `exemplar doctor` and the end of the tests look into. */
export const checks: readonly Check[] = [
  ...people,
  ...packDrafts,
  ...units,
  ...evidence,
  ...entries,
  ...corrections,
  ...assignments,
  ...liftings,
  ...affiliations,
  ...assignmentRuns,
  ...conflicts,
  ...scoreSheets,
  ...anchors,
  ...calibratedOrders,
  ...rankings,
  ...notices,
  ...honours,
  ...drives,
  ...points,
  ...inspections,
];
