import { route } from '../../platform/http/route.ts';
import { assignByHand, takeOff } from './assign.ts';
import * as contract from './contract.ts';
import { assessorsOf, assignmentsOf, candidatesFor, myAssignments } from './read.ts';

export const routes = [
  route(contract.listAssessors, assessorsOf),
  route(contract.listEntryAssignments, assignmentsOf),
  route(contract.listCandidates, candidatesFor),
  route(contract.assignAssessors, assignByHand),
  route(contract.endAssignment, takeOff),
  route(contract.listMyAssignments, myAssignments),
];
