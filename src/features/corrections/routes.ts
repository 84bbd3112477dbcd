import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { correctionsFor, markRead, previewFor, versionsOf } from './read.ts';
import { correct, rebase } from './take.ts';

export const routes = [
  route(contract.listEditionPacks, versionsOf),
  route(contract.previewEditionPack, previewFor),
  route(contract.rebaseEdition, rebase),
  route(contract.correctEdition, correct),
  route(contract.listEntryCorrections, correctionsFor),
  route(contract.readCorrection, markRead),
];
