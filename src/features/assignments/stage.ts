import type { Pack, Stage } from '../../core/criteria/pack.ts';
import { Refusal } from '../../platform/refusal.ts';

/** The stage of the pack by its id; the first one where none is named. */
export function stageNamed({ stages }: Pack, id: string | undefined): Stage {
  const stage = id === undefined ? stages[0] : stages.find((one) => one.id === id);
  if (stage === undefined) {
    throw new Refusal(422, 'stage-unknown', { params: { stages: stages.map((one) => one.id).join(', ') } });
  }
  return stage;
}
