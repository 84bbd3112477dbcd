import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { draftFile } from './export.ts';
import { readFile } from './import.ts';
import { publishDraft } from './publish.ts';
import { draftFor, draftsOf } from './read.ts';
import { discardDraft, keepDraft } from './save.ts';
import { startDraft } from './start.ts';

export const routes = [
  route(contract.listPackDrafts, draftsOf),
  route(contract.startPackDraft, startDraft),
  route(contract.getPackDraft, draftFor),
  route(contract.savePackDraft, keepDraft),
  route(contract.discardPackDraft, discardDraft),
  route(contract.publishPackDraft, publishDraft),
  route(contract.downloadPackDraft, draftFile),
  route(contract.readPackFile, readFile),
];
