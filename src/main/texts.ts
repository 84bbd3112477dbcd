import type { Texts } from '../core/text.ts';
import { texts as calendar } from '../core/calendar-texts.ts';
import { texts as bodies } from '../features/bodies/texts.ts';
import { texts as corrections } from '../features/corrections/texts.ts';
import { texts as editions } from '../features/editions/texts.ts';
import { texts as criteriaWords } from '../core/criteria/word-texts.ts';
import { texts as evidenceAsked } from '../core/criteria/evidence-texts.ts';
import { texts as entries } from '../features/entries/texts.ts';
import { texts as evidence } from '../features/evidence/texts.ts';
import { texts as packFiles } from '../features/packs/read-pack-texts.ts';
import { texts as packs } from '../features/packs/texts.ts';
import { texts as packDrafts } from '../features/pack-drafts/texts.ts';
import { texts as drafting } from '../core/criteria/draft-texts.ts';
import { texts as people } from '../features/people/texts.ts';
import { texts as programmes } from '../features/programmes/texts.ts';
import { texts as units } from '../features/units/texts.ts';
import { texts as assignments } from '../features/assignments/texts.ts';
import { texts as assessors } from '../features/assessors/texts.ts';
import { texts as bids } from '../features/bids/texts.ts';
import { texts as liftings } from '../features/liftings/texts.ts';
import { texts as affiliations } from '../features/affiliations/texts.ts';
import { texts as assignmentPlans } from '../features/assignment-plans/texts.ts';
import { texts as assignmentRuns } from '../features/assignment-runs/texts.ts';
import { texts as conflicts } from '../features/conflicts/texts.ts';
import { texts as scoreSheets } from '../features/score-sheets/texts.ts';
import { texts as criteria } from '../core/criteria/texts.ts';
import { texts as calibration } from '../core/calibration/texts.ts';
import { texts as scoring } from '../core/scoring/texts.ts';
import { texts as calibrations } from '../features/calibrations/texts.ts';
import { texts as readScores } from '../features/calibrations/read-scores-texts.ts';
import { texts as decision } from '../core/decision/texts.ts';
import { texts as storage } from '../platform/storage/texts.ts';
import { texts as findings } from '../features/findings/texts.ts';
import { texts as rankings } from '../features/rankings/texts.ts';
import { texts as notices } from '../features/notices/texts.ts';
import { texts as honours } from '../features/honours/texts.ts';
import { texts as drives } from '../features/drives/texts.ts';
import { texts as points } from '../features/points/texts.ts';
import { texts as inspections } from '../features/inspections/texts.ts';
import { texts as terms } from '../core/terms/texts.ts';
import { texts as audit } from '../features/audit/texts.ts';
import { texts as outbox } from '../features/outbox/texts.ts';
import { texts as search } from '../features/search/texts.ts';
import { texts as waiting } from '../features/waiting/texts.ts';
import { texts as assigning } from '../core/assignment/texts.ts';
import { texts as claiming } from '../core/claims/texts.ts';
import { texts as ledger } from '../core/ledger/texts.ts';
import { texts as claims } from '../features/claims/texts.ts';
import { texts as honoursFile } from '../features/honours/read-honours-csv-texts.ts';
import { texts as account } from '../platform/auth/texts.ts';
import { texts as border } from '../platform/http/texts.ts';
import { texts as speech } from '../platform/i18n/texts.ts';
import { texts as kit } from '../platform/ui/texts.ts';
import { texts as doors } from '../platform/web/texts.ts';
import { texts as guide } from './demo/guide-texts.ts';

/** Every sentence the server can say. */
export const texts: readonly Texts[] = [
  speech,
  kit,
  doors,
  account,
  border,
  calendar,
  people,
  bodies,
  units,
  programmes,
  packFiles,
  packs,
  packDrafts,
  drafting,
  editions,
  corrections,
  evidence,
  entries,
  evidenceAsked,
  criteriaWords,
  assignments,
  assessors,
  bids,
  liftings,
  affiliations,
  assignmentPlans,
  assignmentRuns,
  conflicts,
  scoreSheets,
  criteria,
  scoring,
  calibration,
  calibrations,
  readScores,
  decision,
  storage,
  findings,
  rankings,
  notices,
  honours,
  terms,
  audit,
  outbox,
  waiting,
  search,
  assigning,
  claiming,
  ledger,
  claims,
  honoursFile,
  drives,
  points,
  inspections,
  guide,
];
