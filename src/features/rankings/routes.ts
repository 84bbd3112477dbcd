import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { decideByRule, rankingFor, takeDecisionBack } from './decide.ts';
import { findingsOn, keepFacts, keepIncident, takeIncidentBack } from './record.ts';

export const routes = [
  route(contract.getFindings, findingsOn),
  route(contract.recordFacts, keepFacts),
  route(contract.recordIncident, keepIncident),
  route(contract.withdrawIncident, takeIncidentBack),
  route(contract.getRanking, rankingFor),
  route(contract.decideEdition, decideByRule),
  route(contract.withdrawDecision, takeDecisionBack),
];
