import { route } from '../../platform/http/route.ts';
import { decideEdition, getRanking, getWhatIf, setDecisionSettings, tryRule, withdrawDecision } from './contract.ts';
import { decideByRule, rankingFor, takeDecisionBack } from './decide.ts';
import { keepSettings } from './settings.ts';
import { resultOfTrial, whatIf } from './trial.ts';

export const routes = [
  route(getRanking, rankingFor),
  route(decideEdition, decideByRule),
  route(withdrawDecision, takeDecisionBack),
  route(setDecisionSettings, keepSettings),
  route(tryRule, resultOfTrial),
  route(getWhatIf, whatIf),
];
