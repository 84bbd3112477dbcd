import { routes as bodies } from '../features/bodies/routes.ts';
import { routes as editions } from '../features/editions/routes.ts';
import { routes as entries } from '../features/entries/routes.ts';
import { routes as evidence } from '../features/evidence/routes.ts';
import { routes as packs } from '../features/packs/routes.ts';
import { routes as packDrafts } from '../features/pack-drafts/routes.ts';
import { routes as people } from '../features/people/routes.ts';
import { routes as programmes } from '../features/programmes/routes.ts';
import { routes as units } from '../features/units/routes.ts';
import { routes as assignments } from '../features/assignments/routes.ts';
import { routes as assessors } from '../features/assessors/routes.ts';
import { routes as bids } from '../features/bids/routes.ts';
import { routes as liftings } from '../features/liftings/routes.ts';
import { routes as affiliations } from '../features/affiliations/routes.ts';
import { routes as assignmentPlans } from '../features/assignment-plans/routes.ts';
import { routes as assignmentRuns } from '../features/assignment-runs/routes.ts';
import { routes as conflicts } from '../features/conflicts/routes.ts';
import { routes as scoreSheets } from '../features/score-sheets/routes.ts';
import { routes as findings } from '../features/findings/routes.ts';
import { routes as anchors } from '../features/anchors/routes.ts';
import { routes as calibratedOrders } from '../features/calibrated-orders/routes.ts';
import { routes as calibrations } from '../features/calibrations/routes.ts';
import { routes as rankings } from '../features/rankings/routes.ts';
import { routes as notices } from '../features/notices/routes.ts';
import { routes as honours } from '../features/honours/routes.ts';
import { routes as drives } from '../features/drives/routes.ts';
import { routes as points } from '../features/points/routes.ts';
import { routes as inspections } from '../features/inspections/routes.ts';
import { routes as claims } from '../features/claims/routes.ts';
import { routes as audit } from '../features/audit/routes.ts';
import { routes as outbox } from '../features/outbox/routes.ts';
import { routes as waiting } from '../features/waiting/routes.ts';
import { routes as corrections } from '../features/corrections/routes.ts';
import { routes as search } from '../features/search/routes.ts';
import { routes as account } from '../platform/auth/routes.ts';
import type { Route } from '../platform/http/route.ts';

/** Every operation the server answers. */
export const routes: readonly Route[] = [
  ...people,
  ...account,
  ...bodies,
  ...units,
  ...programmes,
  ...packs,
  ...packDrafts,
  ...editions,
  ...corrections,
  ...evidence,
  ...entries,
  ...assignments,
  ...assessors,
  ...bids,
  ...liftings,
  ...affiliations,
  ...assignmentPlans,
  ...assignmentRuns,
  ...conflicts,
  ...scoreSheets,
  ...findings,
  ...calibrations,
  ...calibratedOrders,
  ...anchors,
  ...rankings,
  ...notices,
  ...honours,
  ...claims,
  ...audit,
  ...outbox,
  ...waiting,
  ...search,
  ...drives,
  ...points,
  ...inspections,
];
