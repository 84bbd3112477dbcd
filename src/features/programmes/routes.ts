import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { programmeFor, programmesOf, reviseProgramme, setUpProgramme } from './service.ts';

export const routes = [
  route(contract.createProgramme, setUpProgramme),
  route(contract.listProgrammes, programmesOf),
  route(contract.getProgramme, programmeFor),
  route(contract.updateProgramme, reviseProgramme),
];
