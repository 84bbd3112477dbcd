import { type DriveScene, openDriveScene } from '../drives/drives.fixture.ts';
import { createInspection, orderRectification, raiseFinding, reportRectification } from './contract.ts';

export const sheet = {
  title: 'First quarter',
  heldOn: '2026-03-01',
  inspector: 'Quality department',
  checklist: [
    { text: 'Extinguishers are where they should be', indicator: '1.1', result: 'not-met' as const },
    { text: 'The course was held', indicator: '2', result: 'met' as const },
  ],
};

export interface InspectionScene extends DriveScene {
  readonly inspectionId: string;
}

export async function openInspection(): Promise<InspectionScene> {
  const scene = await openDriveScene();
  const { world, alpha, driveId } = scene;
  const { id } = await world.call(createInspection, { params: { driveId }, body: sheet }, alpha.coordinator);
  return { ...scene, inspectionId: id };
}

export async function raised({ world, alpha, inspectionId }: InspectionScene): Promise<string> {
  const body = { indicator: '1.1', gravity: 'major' as const, description: 'Two extinguishers are missing' };
  return (await world.call(raiseFinding, { params: { inspectionId }, body }, alpha.coordinator)).id;
}

export async function ordered(scene: InspectionScene): Promise<string> {
  const findingId = await raised(scene);
  const { world, alpha, owner } = scene;
  const body = { ownerId: owner.employeeId, dueOn: '2026-03-10', plan: 'Buy two' };
  await world.call(orderRectification, { params: { findingId }, body }, alpha.coordinator);
  return findingId;
}

export const proof = {
  report: 'Bought and hung up',
  evidence: { kind: 'link' as const, title: 'Photo of both', url: 'https://example.org/both' },
};

export async function reported(scene: InspectionScene): Promise<string> {
  const findingId = await ordered(scene);
  await scene.world.call(reportRectification, { params: { findingId }, body: proof }, scene.owner);
  return findingId;
}
