import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { describe } from './describe.ts';
import { profileOf, unitsToName } from './read.ts';

export const routes = [
  route(contract.getAssessorProfile, profileOf),
  route(contract.describeAssessor, describe),
  route(contract.listUnitsToName, unitsToName),
];
