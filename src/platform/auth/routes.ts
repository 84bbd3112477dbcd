import { route } from '../http/route.ts';
import { askForEmail, confirmEmail } from './contract.ts';
import { changeEmail, offerEmail } from './change-email.ts';

export const routes = [route(askForEmail, offerEmail), route(confirmEmail, changeEmail)];
