import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { create, raise, revise } from './inspect.ts';
import { findingFor, findingsOf, inspectionFor, inspectionsOf, myRectifications } from './read.ts';
import { close, order, report, sendBack } from './rectify.ts';

export const routes = [
  route(contract.createInspection, create),
  route(contract.listInspections, inspectionsOf),
  route(contract.getInspection, inspectionFor),
  route(contract.updateInspection, revise),
  route(contract.raiseFinding, raise),
  route(contract.listFindings, findingsOf),
  route(contract.getFinding, findingFor),
  route(contract.orderRectification, order),
  route(contract.reportRectification, report),
  route(contract.returnRectification, sendBack),
  route(contract.closeFinding, close),
  route(contract.listMyRectifications, myRectifications),
];
