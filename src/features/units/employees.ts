import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { endStandingsOfEmployee } from '../people/index.ts';
import type { createEmployee, listEmployees, recordLeaving, updateEmployee } from './contract.ts';
import { lockOwnUnit } from './departments.ts';
import { maySeeEmployees } from './policy.ts';
import {
  changeEmployee,
  type EmployeeRow,
  findDepartment,
  findEmployee,
  isStaffNumberTaken,
  listEmployeesOf,
  saveEmployee,
} from './queries.ts';

type Employee = ReplyOf<typeof updateEmployee>;
type Details = InputOf<typeof updateEmployee>['body'];

export async function employeesOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listEmployees>,
): Promise<ReplyOf<typeof listEmployees>> {
  if (!maySeeEmployees(ctx.actor, params.unitId)) throw notFound();
  const page = await listEmployeesOf(ctx.db, params.unitId, query);
  return { ...page, items: page.items.map(employeeOf) };
}

export async function addEmployee(ctx: Ctx, { params, body }: InputOf<typeof createEmployee>): Promise<Employee> {
  const { unitId } = params;
  await lockOwnUnit(ctx, unitId);
  await refuseProblems(ctx, unitId, body, null);
  const id = ctx.newId();
  await saveEmployee(ctx.db, { id, unitId, ...body, joinedAt: ctx.now });
  await recordEvent(ctx, { kind: 'employee.added', subject: { type: 'employee', id }, unitId, after: { ...body } });
  return presentEmployee(ctx, id);
}

export async function reviseEmployee(ctx: Ctx, { params, body }: InputOf<typeof updateEmployee>): Promise<Employee> {
  const { id, unitId, ...present } = await employeeToChange(ctx, params.employeeId);
  await refuseProblems(ctx, unitId, body, id);
  await changeEmployee(ctx.db, id, body);
  const { name, staffNumber, isLeader, departmentId } = present;
  await recordEvent(ctx, {
    kind: 'employee.changed',
    subject: { type: 'employee', id },
    unitId,
    before: { name, staffNumber, isLeader, departmentId },
    after: { ...body },
  });
  return presentEmployee(ctx, id);
}

/** What an employee did stays on record; only the standing as an employee of this unit ends. */
export async function markLeft(ctx: Ctx, { params }: InputOf<typeof recordLeaving>): Promise<Employee> {
  const { id, unitId } = await employeeToChange(ctx, params.employeeId);
  await changeEmployee(ctx.db, id, { leftAt: ctx.now });
  await endStandingsOfEmployee(ctx, id);
  await recordEvent(ctx, { kind: 'employee.left', subject: { type: 'employee', id }, unitId });
  return presentEmployee(ctx, id);
}

async function employeeToChange(ctx: Ctx, employeeId: string): Promise<EmployeeRow> {
  const seen = await findEmployee(ctx.db, employeeId);
  if (seen === undefined) throw notFound();
  await lockOwnUnit(ctx, seen.unitId);
  const employee = (await findEmployee(ctx.db, employeeId)) ?? seen;
  if (employee.leftAt !== null) throw new Refusal(409, 'employee-left');
  return employee;
}

async function refuseProblems(ctx: Ctx, unitId: string, details: Details, except: string | null): Promise<void> {
  const problems: Problem[] = [];
  const { departmentId, staffNumber } = details;
  const department = departmentId === null ? undefined : await findDepartment(ctx.db, departmentId);
  if (departmentId !== null && department?.unitId !== unitId) {
    problems.push({ code: 'department-unknown', pointer: '/departmentId' });
  }
  if (staffNumber !== '' && (await isStaffNumberTaken(ctx.db, unitId, staffNumber, except))) {
    problems.push({ code: 'staff-number-taken', pointer: '/staffNumber' });
  }
  const [first] = problems;
  if (first !== undefined) throw new Refusal(422, first.code, { problems });
}

async function presentEmployee(ctx: Ctx, employeeId: string): Promise<Employee> {
  const row = await findEmployee(ctx.db, employeeId);
  if (row === undefined) throw notFound();
  return employeeOf(row);
}

function employeeOf({ departmentZh, departmentEn, personId, ...rest }: EmployeeRow): Employee {
  const departmentName = departmentZh === null || departmentEn === null ? null : { zh: departmentZh, en: departmentEn };
  return { ...rest, departmentName, hasAccount: personId !== null };
}
