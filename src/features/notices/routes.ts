import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { lodge, readOwnObjection } from './object.ts';
import { noticeFor, noticesNow, putOnNotice } from './publish.ts';
import { answerObjection, objectionsTo, sealedLetter } from './rule.ts';

export const routes = [
  route(contract.publishNotice, putOnNotice),
  route(contract.getNotice, noticeFor),
  route(contract.listNotices, noticesNow),
  route(contract.lodgeObjection, lodge),
  route(contract.readObjection, readOwnObjection),
  route(contract.listObjections, objectionsTo),
  route(contract.getObjectionFile, sealedLetter),
  route(contract.ruleOnObjection, answerObjection),
];
