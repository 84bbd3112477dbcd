import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { callForEntries, draftEdition, moveDates, reviseEdition } from './plan.ts';
import { callsOpen, editionFor, editionsOf } from './read.ts';

export const routes = [
  route(contract.createEdition, draftEdition),
  route(contract.updateEdition, reviseEdition),
  route(contract.openEdition, callForEntries),
  route(contract.moveStages, moveDates),
  route(contract.getEdition, editionFor),
  route(contract.listEditions, editionsOf),
  route(contract.listCalls, callsOpen),
];
