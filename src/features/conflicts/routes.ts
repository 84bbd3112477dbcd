import { route } from '../../platform/http/route.ts';
import { declareConflict, listConflicts, recordConflict } from './contract.ts';
import { conflictsKnown, keepConflict, stepBack } from './service.ts';

export const routes = [
  route(declareConflict, stepBack),
  route(recordConflict, keepConflict),
  route(listConflicts, conflictsKnown),
];
