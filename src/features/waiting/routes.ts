import { route } from '../../platform/http/route.ts';
import { listWaiting } from './contract.ts';
import { waitingAt } from './service.ts';

export const routes = [route(listWaiting, waitingAt)];
