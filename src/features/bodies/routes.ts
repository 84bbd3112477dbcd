import { route } from '../../platform/http/route.ts';
import { createBody, listMyBodies, updateBody } from './contract.ts';
import { myBodies, renameBody, setUpBody } from './service.ts';

export const routes = [route(createBody, setUpBody), route(listMyBodies, myBodies), route(updateBody, renameBody)];
