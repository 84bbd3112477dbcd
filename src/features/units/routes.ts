import { route } from '../../platform/http/route.ts';
import { confirm, refuse } from './confirm.ts';
import * as contract from './contract.ts';
import { addDepartment, departmentsOf, nameDepartment } from './departments.ts';
import { addEmployee, employeesOf, markLeft, reviseEmployee } from './employees.ts';
import { myUnits, unitFor, unitsForOffice } from './read.ts';
import { reviseUnit } from './update.ts';

export const routes = [
  route(contract.listUnits, unitsForOffice),
  route(contract.listMyUnits, myUnits),
  route(contract.getUnit, unitFor),
  route(contract.updateUnit, reviseUnit),
  route(contract.confirmUnit, confirm),
  route(contract.refuseUnit, refuse),
  route(contract.listDepartments, departmentsOf),
  route(contract.createDepartment, addDepartment),
  route(contract.renameDepartment, nameDepartment),
  route(contract.listEmployees, employeesOf),
  route(contract.createEmployee, addEmployee),
  route(contract.updateEmployee, reviseEmployee),
  route(contract.recordLeaving, markLeft),
];
