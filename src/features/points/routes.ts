import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { addRule, grant, retireRule, rulesOf } from './manage.ts';
import { propose } from './propose.ts';
import { accountsOf, myPoints, mySlips, postingsOf, slipFor, slipsOf, summaryFor } from './read.ts';
import { acceptReversal, askReversal, declineReversal } from './reverse.ts';
import { refuse, sign } from './sign.ts';

export const routes = [
  route(contract.listPointsRules, rulesOf),
  route(contract.createPointsRule, addRule),
  route(contract.retirePointsRule, retireRule),
  route(contract.getPointsSummary, summaryFor),
  route(contract.grantPointsBudget, grant),
  route(contract.listPointsAccounts, accountsOf),
  route(contract.listPostings, postingsOf),
  route(contract.proposeSlip, propose),
  route(contract.listSlips, slipsOf),
  route(contract.getSlip, slipFor),
  route(contract.signSlip, sign),
  route(contract.refuseSlip, refuse),
  route(contract.proposeReversal, askReversal),
  route(contract.signReversal, acceptReversal),
  route(contract.refuseReversal, declineReversal),
  route(contract.getMyPoints, myPoints),
  route(contract.listMySlips, mySlips),
];
