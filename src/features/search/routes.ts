import { route } from '../../platform/http/route.ts';
import { search } from './contract.ts';
import { findAtDoor } from './find.ts';

export const routes = [route(search, findAtDoor)];
