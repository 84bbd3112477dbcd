import type { AnyOperation } from '../../../platform/operation.ts';
import { listWaiting } from '../../waiting/contract.ts';
import {
  getDrive,
  getDriveIndicator,
  getDrivePlan,
  getTask,
  listDangling,
  listDrives,
  listMyTasks,
} from '../contract.ts';

/** What a change anywhere in a drive makes old: goals, tasks and readiness are counted in many places. */
export const readsOfDrive: readonly AnyOperation[] = [
  listDrives,
  getDrive,
  getDriveIndicator,
  getDrivePlan,
  listDangling,
  getTask,
  listMyTasks,
  listWaiting,
];
