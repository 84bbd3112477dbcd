import { route } from '../../platform/http/route.ts';
import { affiliate, affiliationOf } from './affiliate.ts';
import * as contract from './contract.ts';

export const routes = [route(contract.getAffiliation, affiliationOf), route(contract.setAffiliation, affiliate)];
