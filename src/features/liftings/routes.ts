import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { askForLifting, decide, liftingsKnown, withdraw } from './lift.ts';

export const routes = [
  route(contract.requestLifting, askForLifting),
  route(contract.decideLifting, decide),
  route(contract.withdrawLifting, withdraw),
  route(contract.listLiftings, liftingsKnown),
];
