import type { Persona, TestWorld } from '../../../test/support/world.ts';
import type { InputOf } from '../../platform/operation.ts';
import { describeAssessor, getAssessorProfile } from './contract.ts';

type Profile = InputOf<typeof describeAssessor>['body'];

export const nothingStated: Profile = {
  sectors: [],
  topics: [],
  districts: [],
  languages: [],
  mostEntries: null,
  employers: [],
};

/** Saves a profile as its own assessor; what is not named stays empty. */
export async function profile(
  world: TestWorld,
  assessor: Persona & { readonly assessorId: string },
  stated: Partial<Profile>,
): Promise<void> {
  const params = { assessorId: assessor.assessorId };
  const { version } = await world.call(getAssessorProfile, { params }, assessor);
  await world.call(describeAssessor, { params, body: { ...nothingStated, ...stated }, ifMatch: version }, assessor);
}
