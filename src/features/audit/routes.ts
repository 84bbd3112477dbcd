import { route } from '../../platform/http/route.ts';
import { listBodyEvents, listUnitEvents } from './contract.ts';
import { eventsOfBody, eventsOfUnit } from './read.ts';

export const routes = [route(listBodyEvents, eventsOfBody), route(listUnitEvents, eventsOfUnit)];
