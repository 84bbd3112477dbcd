import { route } from '../../platform/http/route.ts';
import { listOutbox } from './contract.ts';
import { mailsOf } from './read.ts';

export const routes = [route(listOutbox, mailsOf)];
