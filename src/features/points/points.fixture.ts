import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';
import { anotherUnit } from '../entries/entries.fixture.ts';
import { createPointsRule, getPointsSummary, grantPointsBudget, proposeSlip } from './contract.ts';

export interface PointsScene {
  readonly world: TestWorld;
  readonly unitId: string;
  /** A leader, being the coordinator. */
  readonly coordinator: Persona;
  /** Of a department, and no leader. */
  readonly quality: Persona;
  readonly ruleId: string;
  /** An employee with an account. */
  readonly mei: Persona & { readonly employeeId: string };
}

/** A unit with 100 points in its budget and a rule that gives 30, at most 60 a year. */
export async function openPoints(): Promise<PointsScene> {
  const world = await openWorld();
  const { unitId, coordinator } = await anotherUnit({ world }, 'Alpha');
  const quality = await departmentPerson(world, unitId, 'Quality');
  const rule = { name: { zh: '志愿服务', en: 'Volunteering' }, points: 30, yearlyLimit: 60 };
  const { id: ruleId } = await world.call(createPointsRule, { params: { unitId }, body: rule }, coordinator);
  await world.call(grantPointsBudget, { params: { unitId }, body: { points: 100, memo: '2026' } }, coordinator);
  return { world, unitId, coordinator, quality, ruleId, mei: await employeePerson(world, unitId, 'Mei') };
}

export async function departmentPerson(world: TestWorld, unitId: string, name: string): Promise<Persona> {
  const departmentId = world.border.newId();
  await world.database.db
    .insertInto('department')
    .values({ id: departmentId, unitId, nameZh: name, nameEn: name })
    .execute();
  return world.person(name, { role: 'department', unitId, departmentId });
}

export async function employeePerson(
  world: TestWorld,
  unitId: string,
  name: string,
): Promise<Persona & { employeeId: string }> {
  const { personId } = await world.person(name);
  const email = `${personId}@example.org`;
  const employeeId = await world.employee(unitId, { personId, name, email });
  const standing = { id: world.border.newId(), personId, role: 'employee', unitId, employeeId, beganAt: world.now };
  await world.database.db.insertInto('standing').values(standing).execute();
  return { personId, name, email, employeeId };
}

export async function proposed(
  { world, unitId, ruleId, mei, quality }: PointsScene,
  by: Persona = quality,
  employeeId = mei.employeeId,
): Promise<string> {
  const body = { employeeId, ruleId, reason: 'A day in the park' };
  return (await world.call(proposeSlip, { params: { unitId }, body }, by)).id;
}

export async function budgetOf({ world, unitId, coordinator }: PointsScene): Promise<{ budget: number; held: number }> {
  const { budget, held } = await world.call(getPointsSummary, { params: { unitId } }, coordinator);
  return { budget, held };
}
