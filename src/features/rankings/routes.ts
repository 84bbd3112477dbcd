import { route } from '../../platform/http/route.ts';
import { decideEdition, getRanking, withdrawDecision } from './contract.ts';
import { decideByRule, rankingFor, takeDecisionBack } from './decide.ts';

export const routes = [
  route(getRanking, rankingFor),
  route(decideEdition, decideByRule),
  route(withdrawDecision, takeDecisionBack),
];
