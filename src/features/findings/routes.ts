import { route } from '../../platform/http/route.ts';
import { getFindings, recordFacts, recordIncident, withdrawIncident } from './contract.ts';
import { findingsOn, keepFacts, keepIncident, takeIncidentBack } from './record.ts';

export const routes = [
  route(getFindings, findingsOn),
  route(recordFacts, keepFacts),
  route(recordIncident, keepIncident),
  route(withdrawIncident, takeIncidentBack),
];
