import { route } from '../../platform/http/route.ts';
import {
  getFindings,
  recordFacts,
  recordFinding,
  recordIncident,
  withdrawFinding,
  withdrawIncident,
} from './contract.ts';
import { keepFinding, takeFindingBack } from './record-other.ts';
import { findingsOn } from './read.ts';
import { keepFacts, keepIncident, takeIncidentBack } from './record.ts';

export const routes = [
  route(getFindings, findingsOn),
  route(recordFacts, keepFacts),
  route(recordIncident, keepIncident),
  route(withdrawIncident, takeIncidentBack),
  route(recordFinding, keepFinding),
  route(withdrawFinding, takeFindingBack),
];
