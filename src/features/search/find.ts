import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import type { search, searchKinds } from './contract.ts';
import { maySearchUnits } from './policy.ts';
import { findAssessors, findEditions, findEntries, findProgrammes, findSheets, findUnits } from './queries.ts';
import { findDrives, findEvidence, findTasks } from './unit-queries.ts';

const kindsAt = {
  office: {
    programme: findProgrammes,
    edition: findEditions,
    unit: findUnits,
    entry: findEntries,
    assessor: findAssessors,
  },
  unit: { entry: findEntries, drive: findDrives, task: findTasks, evidence: findEvidence },
  assessor: { sheet: findSheets },
} as const;

/** One query for each kind that the door has, whatever there is to find. */
export async function findAtDoor(ctx: Ctx, { query }: InputOf<typeof search>): Promise<ReplyOf<typeof search>> {
  const { door, q, bodyId, unitId } = query;
  const wish = { actor: atDoor(ctx.actor, door), part: q, bodyId, unitId };
  const hits: ReplyOf<typeof search>['hits'] = [];
  for (const [kind, find] of Object.entries(kindsAt[door])) {
    if (kind === 'unit' && !maySearchUnits(wish.actor)) continue;
    for (const { id, nameZh, nameEn, ofZh, ofEn, edition } of await find(ctx.db, wish))
      hits.push({
        kind: kind as (typeof searchKinds)[number],
        id,
        name: { zh: nameZh, en: nameEn },
        of: ofZh === null ? null : { zh: ofZh, en: ofEn ?? ofZh },
        edition,
      });
  }
  return { hits };
}

const rolesAt = { office: ['office'], assessor: ['assessor'], unit: ['coordinator', 'department', 'employee'] };

/** Somebody who stands at several doors finds at each what belongs there. */
function atDoor(actor: Ctx['actor'], door: keyof typeof rolesAt): Ctx['actor'] {
  return { ...actor, standings: actor.standings.filter(({ role }) => rolesAt[door].includes(role)) };
}
