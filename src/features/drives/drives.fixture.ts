import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import type { Persona } from '../../../test/support/world.ts';
import { fileOf, openScene, type Scene } from '../entries/entries.fixture.ts';
import { createGoal, createMeasure, createTask, openDrive } from './contract.ts';

export interface DriveScene extends Scene {
  readonly packId: string;
  readonly driveId: string;
  readonly owner: Persona & { readonly employeeId: string };
}

export const period = { periodFrom: '2026-01-01', periodTo: '2026-12-31' };

/** The pack of the scene's edition. */
export async function packOf({ world, editionId }: Scene): Promise<string> {
  const query = world.database.db.selectFrom('edition').select('packId').where('id', '=', editionId);
  return (await query.executeTakeFirstOrThrow()).packId;
}

/** An open drive of unit Alpha, and an employee of it who has an account. */
export async function openDriveScene(): Promise<DriveScene> {
  const scene = await openScene(smallPack());
  const packId = await packOf(scene);
  const { world, alpha } = scene;
  const body = { packId, name: 'The year 2026', credo: 'Eyes for greatness', ...period };
  const { id: driveId } = await world.call(openDrive, { params: { unitId: alpha.unitId }, body }, alpha.coordinator);
  return { ...scene, packId, driveId, owner: await employeeOf(scene, 'Mei') };
}

/** An employee of unit Alpha who signs in as one. */
export async function employeeOf({ world, alpha }: Scene, name: string): Promise<Persona & { employeeId: string }> {
  const { unitId } = alpha;
  const person = await world.person(name);
  const employeeId = await world.employee(unitId, person);
  await stand(world, person, { role: 'employee', unitId, employeeId });
  return { ...person, employeeId };
}

async function stand(
  { database, border, now }: Scene['world'],
  { personId }: Persona,
  standing: { role: string; unitId: string; employeeId?: string; departmentId?: string },
): Promise<void> {
  const row = { id: border.newId(), personId, ...standing, beganAt: now };
  await database.db.insertInto('standing').values(row).execute();
}

/** A department of unit Alpha, and somebody of it. */
export async function departmentOf({ world, alpha }: Scene, name: string): Promise<Persona & { departmentId: string }> {
  const departmentId = world.border.newId();
  const { unitId } = alpha;
  await world.database.db
    .insertInto('department')
    .values({ id: departmentId, unitId, nameZh: name, nameEn: name })
    .execute();
  return { ...(await world.person(name, { role: 'department', unitId, departmentId })), departmentId };
}

/** A goal with one measure, which has one task of the scene's employee. */
export async function planned(
  { world, alpha, driveId, owner }: DriveScene,
  { indicator = '1.1', dueOn = '2026-03-10' } = {},
): Promise<{ goalId: string; measureId: string; taskId: string }> {
  const by = alpha.coordinator;
  const { id: goalId } = await world.call(createGoal, { params: { driveId }, body: { title: 'Be kind' } }, by);
  const body = { title: 'A course', indicator };
  const { id: measureId } = await world.call(createMeasure, { params: { goalId }, body }, by);
  const task = { title: 'Invite a speaker', ownerId: owner.employeeId, dueOn };
  const { id: taskId } = await world.call(createTask, { params: { measureId }, body: task }, by);
  return { goalId, measureId, taskId };
}

export async function pieceOf(scene: DriveScene, title?: string): Promise<string> {
  return fileOf(scene, scene.alpha, title);
}
