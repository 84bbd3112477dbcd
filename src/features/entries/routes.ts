import { route } from '../../platform/http/route.ts';
import { missingIn } from './check.ts';
import * as contract from './contract.ts';
import { offersFor } from './offers.ts';
import { open } from './open.ts';
import { entriesOf, entryFor } from './read.ts';
import { contentFor, documentFor, receiptFor } from './receipt.ts';
import { keepAnswer, keepChoice } from './save.ts';
import { submit } from './submit.ts';
import { withdraw } from './withdraw.ts';

export const routes = [
  route(contract.openEntry, open),
  route(contract.listEntries, entriesOf),
  route(contract.getEntry, entryFor),
  route(contract.saveAnswer, keepAnswer),
  route(contract.saveChoice, keepChoice),
  route(contract.listMissing, missingIn),
  route(contract.listOffers, offersFor),
  route(contract.submitEntry, submit),
  route(contract.withdrawEntry, withdraw),
  route(contract.getReceipt, receiptFor),
  route(contract.downloadSubmission, contentFor),
  route(contract.downloadReceipt, documentFor),
];
