import { route } from '../../platform/http/route.ts';
import { applyRun } from './apply-run.ts';
import { downloadCertificate, listRunPairs } from '../assignment-results/contract.ts';
import * as contract from './contract.ts';
import { certificateOf, pairsOf, runOf, runsOf } from './read-run.ts';
import { askForRun, cancelRun } from './start-run.ts';
import { undoRun } from './undo-run.ts';

export const routes = [
  route(contract.startAssignmentRun, askForRun),
  route(contract.listAssignmentRuns, runsOf),
  route(contract.getAssignmentRun, runOf),
  route(listRunPairs, pairsOf),
  route(downloadCertificate, certificateOf),
  route(contract.cancelAssignmentRun, cancelRun),
  route(contract.applyAssignmentRun, applyRun),
  route(contract.undoAssignmentRun, undoRun),
];
