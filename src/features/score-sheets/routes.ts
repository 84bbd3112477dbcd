import { route } from '../../platform/http/route.ts';
import { getScoreSheet, reopenScoreSheet, saveScoreSheet, submitScoreSheet } from './contract.ts';
import { sheetFor } from './read.ts';
import { openAgain } from './reopen.ts';
import { keepMarks } from './save.ts';
import { handIn } from './submit.ts';

export const routes = [
  route(getScoreSheet, sheetFor),
  route(saveScoreSheet, keepMarks),
  route(submitScoreSheet, handIn),
  route(reopenScoreSheet, openAgain),
];
