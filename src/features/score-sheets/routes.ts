import { route } from '../../platform/http/route.ts';
import { getScoreSheet, reopenScoreSheet, saveScoreSheet, submitScoreSheet } from './contract.ts';
import { handIn, keepMarks, openAgain, sheetFor } from './service.ts';

export const routes = [
  route(getScoreSheet, sheetFor),
  route(saveScoreSheet, keepMarks),
  route(submitScoreSheet, handIn),
  route(reopenScoreSheet, openAgain),
];
