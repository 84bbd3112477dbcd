import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { calibrationFor, calibrationTable } from './read.ts';

export const routes = [
  route(contract.getCalibration, calibrationFor),
  route(contract.exportCalibration, calibrationTable),
];
