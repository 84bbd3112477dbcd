import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { close, open, revise } from './open.ts';
import { addGoal, addMeasure, danglingIn, dropGoal, dropMeasure, planFor, reviseGoal, reviseMeasure } from './plan.ts';
import { driveFor, drivesOf, indicatorFor } from './read.ts';
import { keepIndicator } from './save.ts';
import { addTask, complete, dropTask, myTasks, reopen, reviseTask, taskFor } from './tasks.ts';

export const routes = [
  route(contract.openDrive, open),
  route(contract.listDrives, drivesOf),
  route(contract.getDrive, driveFor),
  route(contract.updateDrive, revise),
  route(contract.closeDrive, close),
  route(contract.getDriveIndicator, indicatorFor),
  route(contract.saveDriveIndicator, keepIndicator),
  route(contract.getDrivePlan, planFor),
  route(contract.listDangling, danglingIn),
  route(contract.createGoal, addGoal),
  route(contract.updateGoal, reviseGoal),
  route(contract.removeGoal, dropGoal),
  route(contract.createMeasure, addMeasure),
  route(contract.updateMeasure, reviseMeasure),
  route(contract.removeMeasure, dropMeasure),
  route(contract.createTask, addTask),
  route(contract.updateTask, reviseTask),
  route(contract.removeTask, dropTask),
  route(contract.getTask, taskFor),
  route(contract.completeTask, complete),
  route(contract.reopenTask, reopen),
  route(contract.listMyTasks, myTasks),
];
