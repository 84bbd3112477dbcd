import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { conflictsKnown, declareOwn, keepConflict, stepBack } from './service.ts';
import { rulesOf, stateRules } from './state-rules.ts';
import { tiesOf } from './ties.ts';

export const routes = [
  route(contract.declareConflict, stepBack),
  route(contract.declareTie, declareOwn),
  route(contract.recordConflict, keepConflict),
  route(contract.listConflicts, conflictsKnown),
  route(contract.listTies, tiesOf),
  route(contract.getConflictRules, rulesOf),
  route(contract.setConflictRules, stateRules),
];
