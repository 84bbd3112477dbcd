import { route } from '../../platform/http/route.ts';
import { bid, entriesToBid } from './bid.ts';
import * as contract from './contract.ts';

export const routes = [route(contract.listEntriesToBid, entriesToBid), route(contract.giveBid, bid)];
