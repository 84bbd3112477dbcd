import { route } from '../../platform/http/route.ts';
import { chooseOrder, orderOf, takeOrderBack } from './choose.ts';
import * as contract from './contract.ts';

export const routes = [
  route(contract.getCalibratedOrder, orderOf),
  route(contract.chooseCalibratedOrder, chooseOrder),
  route(contract.withdrawCalibratedOrder, takeOrderBack),
];
