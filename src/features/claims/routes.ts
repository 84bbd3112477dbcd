import { route } from '../../platform/http/route.ts';
import { checkText } from './check.ts';
import { checkClaimsOfText } from './contract.ts';

export const routes = [route(checkClaimsOfText, checkText)];
