import { route } from '../../platform/http/route.ts';
import { ownAgreements } from './agree.ts';
import * as contract from './contract.ts';
import { anchorsOf, nameAnchors } from './name.ts';

export const routes = [
  route(contract.getAnchors, anchorsOf),
  route(contract.markAnchors, nameAnchors),
  route(contract.listMyAgreements, ownAgreements),
];
