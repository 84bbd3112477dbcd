import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { createDepartment, listDepartments, renameDepartment } from './contract.ts';
import { isOfUnit, mayManageUnit } from './policy.ts';
import {
  changeDepartment,
  type DepartmentRow,
  findDepartment,
  findUnitForUpdate,
  isDepartmentNameTaken,
  listDepartmentsOf,
  saveDepartment,
} from './queries.ts';

type Department = ReplyOf<typeof renameDepartment>;

export async function departmentsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listDepartments>,
): Promise<ReplyOf<typeof listDepartments>> {
  if (!isOfUnit(ctx.actor, params.unitId)) throw notFound();
  const page = await listDepartmentsOf(ctx.db, params.unitId, query);
  return { ...page, items: page.items.map(departmentOf) };
}

export async function addDepartment(ctx: Ctx, { params, body }: InputOf<typeof createDepartment>): Promise<Department> {
  await lockOwnUnit(ctx, params.unitId);
  await refuseTakenName(ctx, params.unitId, body.name, null);
  const id = ctx.newId();
  await saveDepartment(ctx.db, { id, unitId: params.unitId, nameZh: body.name.zh, nameEn: body.name.en });
  await recordEvent(ctx, {
    kind: 'department.added',
    subject: { type: 'department', id },
    unitId: params.unitId,
    after: { name: body.name },
  });
  return { id, name: body.name, employees: 0 };
}

export async function nameDepartment(
  ctx: Ctx,
  { params, body }: InputOf<typeof renameDepartment>,
): Promise<Department> {
  const department = await findDepartment(ctx.db, params.departmentId);
  if (department === undefined) throw notFound();
  const { id, unitId } = department;
  await lockOwnUnit(ctx, unitId);
  await refuseTakenName(ctx, unitId, body.name, id);
  await changeDepartment(ctx.db, id, { nameZh: body.name.zh, nameEn: body.name.en });
  const before = departmentOf(department);
  await recordEvent(ctx, {
    kind: 'department.renamed',
    subject: { type: 'department', id },
    unitId,
    before: { name: before.name },
    after: { name: body.name },
  });
  return { ...before, name: body.name };
}

/** Changes of a unit's departments and employees wait for one another, so that no name or number is given twice. */
export async function lockOwnUnit(ctx: Ctx, unitId: string): Promise<void> {
  if (!mayManageUnit(ctx.actor, unitId)) throw notFound();
  await findUnitForUpdate(ctx.db, unitId);
}

async function refuseTakenName(ctx: Ctx, unitId: string, name: Department['name'], except: string | null) {
  if (!(await isDepartmentNameTaken(ctx.db, unitId, name.zh, except))) return;
  throw new Refusal(409, 'department-name-taken', {
    problems: [{ code: 'department-name-taken', pointer: '/name/zh' }],
  });
}

function departmentOf({ id, nameZh, nameEn, employees }: DepartmentRow): Department {
  return { id, name: { zh: nameZh, en: nameEn }, employees };
}
