import { route } from '../../platform/http/route.ts';
import { add } from './add.ts';
import { remove, revise } from './change.ts';
import * as contract from './contract.ts';
import { download } from './download.ts';
import { libraryOf } from './library.ts';

export const routes = [
  route(contract.listEvidence, libraryOf),
  route(contract.addEvidence, add),
  route(contract.updateEvidence, revise),
  route(contract.removeEvidence, remove),
  route(contract.downloadEvidence, download),
];
