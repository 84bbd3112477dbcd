import type { Problem } from './problem.ts';

/** The stages of an edition in their order; an edition has each of them once. */
export const stageKinds = ['entry', 'assessment', 'decision', 'notice', 'conferral'] as const;
export type StageKind = (typeof stageKinds)[number];

/** A stage's span; instants are RFC 3339, the closing instant is the first that is too late. */
export interface Stage {
  readonly kind: StageKind;
  readonly opensAt: string;
  readonly closesAt: string;
}

/**
 * What is wrong with an edition's stages, all at once: one left out or named twice, one that closes before it opens,
 * one that opens before the stage before it closes. Pointers lead to `/stages/<index>`.
 */
export function problemsInStages(stages: readonly Stage[]): Problem[] {
  const problems: Problem[] = stageKinds.flatMap((kind) => {
    const found = stages.filter((stage) => stage.kind === kind).length;
    if (found === 1) return [];
    return [{ code: found === 0 ? 'stage-left-out' : 'stage-twice', pointer: '/stages', params: { stage: kind } }];
  });
  const inOrder = stageKinds.flatMap((kind) => {
    const index = stages.findIndex((stage) => stage.kind === kind);
    const stage = stages[index];
    return stage === undefined ? [] : [{ index, stage }];
  });
  for (const [at, { index, stage }] of inOrder.entries()) {
    if (Date.parse(stage.closesAt) <= Date.parse(stage.opensAt)) {
      problems.push({
        code: 'stage-closes-before-opening',
        pointer: `/stages/${index}/closesAt`,
        params: { stage: stage.kind },
      });
    }
    const before = inOrder[at - 1]?.stage;
    if (before !== undefined && Date.parse(stage.opensAt) < Date.parse(before.closesAt)) {
      const params = { stage: stage.kind, before: before.kind };
      problems.push({ code: 'stage-before-predecessor', pointer: `/stages/${index}/opensAt`, params });
    }
  }
  return problems;
}

/** Whether an act of this stage is in time: from its opening on, and before its closing. */
export function isWithin(stage: { readonly opensAt: Date; readonly closesAt: Date }, now: Date): boolean {
  return stage.opensAt <= now && now < stage.closesAt;
}
