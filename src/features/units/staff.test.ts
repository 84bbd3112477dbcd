import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { getMe } from '../people/contract.ts';
import {
  createDepartment,
  createEmployee,
  listDepartments,
  listEmployees,
  recordLeaving,
  renameDepartment,
  updateEmployee,
} from './contract.ts';

async function oneUnit() {
  const world = await openWorld();
  const unitId = await world.unit();
  const coordinator = await world.person('Coordinator', { role: 'coordinator', unitId });
  const stranger = await world.person('Stranger', { role: 'coordinator', unitId: await world.unit('Other') });
  const office = await world.person('Office', { role: 'office', bodyId: await world.body() });
  return { world, unitId, coordinator, stranger, office, params: { unitId } };
}

const party = { name: { zh: '党委办公室', en: 'Party office' } };

describe('the departments of a unit', () => {
  it('are added, renamed and listed with how many work there', async () => {
    const { world, coordinator, params } = await oneUnit();
    const { id: departmentId } = await world.call(createDepartment, { params, body: party }, coordinator);
    await world.call(createEmployee, { params, body: { name: 'Mei', departmentId } }, coordinator);
    const name = { zh: '党建部', en: 'Party building' };
    await world.call(renameDepartment, { params: { departmentId }, body: { name } }, coordinator);
    const { items } = await world.call(listDepartments, { params }, coordinator);
    expect(items).toEqual([{ id: departmentId, name, employees: 1 }]);
    const kinds = await world.database.db.selectFrom('event').select('kind').orderBy('id').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['department.added', 'employee.added', 'department.renamed']);
  });

  it('do not bear one name twice, not even when added at once', async () => {
    const { world, coordinator, params } = await oneUnit();
    const both = await Promise.all([1, 2].map(() => world.ask(createDepartment, { params, body: party }, coordinator)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const other = await world.call(
      createDepartment,
      { params, body: { name: { zh: '工会', en: 'Union' } } },
      coordinator,
    );
    const taken = await world.ask(renameDepartment, { params: { departmentId: other.id }, body: party }, coordinator);
    expect(taken.problem?.problems).toMatchObject([{ code: 'department-name-taken', pointer: '/name/zh' }]);
  });

  it("are the unit's own affair", async () => {
    const { world, coordinator, stranger, office, params } = await oneUnit();
    const { id: departmentId } = await world.call(createDepartment, { params, body: party }, coordinator);
    const ofDepartment = await world.person('Dai', { role: 'department', unitId: params.unitId, departmentId });
    for (const person of [stranger, office]) {
      expect((await world.ask(listDepartments, { params }, person)).status).toBe(404);
      expect((await world.ask(createDepartment, { params, body: party }, person)).status).toBe(404);
      expect((await world.ask(renameDepartment, { params: { departmentId }, body: party }, person)).status).toBe(404);
    }
    expect((await world.call(listDepartments, { params }, ofDepartment)).total).toBe(1);
    expect((await world.ask(createDepartment, { params, body: party }, ofDepartment)).status).toBe(404);
  });
});

describe('the employees of a unit', () => {
  it('are written down, changed and searched', async () => {
    const { world, coordinator, params } = await oneUnit();
    const { id } = await world.call(
      createEmployee,
      { params, body: { name: '梅', staffNumber: 'A-1', isLeader: true } },
      coordinator,
    );
    await world.call(createEmployee, { params, body: { name: 'Dai' } }, coordinator);
    const body = { name: '梅花', staffNumber: 'A-2', isLeader: false, departmentId: null };
    expect(await world.call(updateEmployee, { params: { employeeId: id }, body }, coordinator)).toMatchObject({
      ...body,
      hasAccount: false,
    });
    const found = await world.call(listEmployees, { params, query: { q: 'a-2' } }, coordinator);
    expect(found.items.map(({ name }) => name)).toEqual(['梅花']);
  });

  it('have a staff number of their own and a department of this unit; all problems are told at once', async () => {
    const { world, coordinator, stranger, params } = await oneUnit();
    await world.call(createEmployee, { params, body: { name: 'Mei', staffNumber: '7' } }, coordinator);
    const elsewhere = await world.unit('Third');
    const theirCoordinator = await world.person('Third', { role: 'coordinator', unitId: elsewhere });
    const { id: departmentId } = await world.call(
      createDepartment,
      { params: { unitId: elsewhere }, body: party },
      theirCoordinator,
    );
    const refused = await world.ask(
      createEmployee,
      { params, body: { name: 'Dai', staffNumber: '7', departmentId } },
      coordinator,
    );
    expect(refused.status).toBe(422);
    expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['department-unknown', '/departmentId'],
      ['staff-number-taken', '/staffNumber'],
    ]);
    expect((await world.ask(createEmployee, { params, body: { name: 'Dai' } }, stranger)).status).toBe(404);
  });

  it('leave: the record stays, the standing ends, and nothing more can be changed', async () => {
    const { world, coordinator, params } = await oneUnit();
    const { id: employeeId } = await world.call(
      createEmployee,
      { params, body: { name: 'Mei', staffNumber: '7' } },
      coordinator,
    );
    const mei = await world.person('Mei', { role: 'employee', unitId: params.unitId, employeeId });
    const left = await world.call(recordLeaving, { params: { employeeId } }, coordinator);
    expect(left.leftAt).toBe(world.now.toISOString());
    expect((await world.call(getMe, {}, mei)).standings).toEqual([]);
    expect((await world.call(listEmployees, { params }, coordinator)).items).toEqual([]);
    expect((await world.call(listEmployees, { params, query: { state: 'left' } }, coordinator)).total).toBe(1);
    for (const ask of [
      world.ask(recordLeaving, { params: { employeeId } }, coordinator),
      world.ask(updateEmployee, { params: { employeeId }, body: { name: 'Mei' } }, coordinator),
    ]) {
      expect((await ask).problem?.code).toBe('employee-left');
    }
    await world.call(createEmployee, { params, body: { name: 'New', staffNumber: '7' } }, coordinator);
  });

  it('are not shown to a colleague, to another unit or to an office', async () => {
    const { world, coordinator, stranger, office, params } = await oneUnit();
    const { id: employeeId } = await world.call(createEmployee, { params, body: { name: 'Mei' } }, coordinator);
    const mei = await world.person('Mei', { role: 'employee', unitId: params.unitId, employeeId });
    for (const person of [mei, stranger, office]) {
      expect((await world.ask(listEmployees, { params }, person)).status).toBe(404);
      expect((await world.ask(recordLeaving, { params: { employeeId } }, person)).status).toBe(404);
    }
  });
});
