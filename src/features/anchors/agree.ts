import { anchorAgreement } from '../../core/calibration/anchors.ts';
import { scoresOf } from '../../core/calibration/scores.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import { numberOf } from '../calibrations/index.ts';
import type { listMyAgreements } from './contract.ts';
import { listAnchorSheets, listOwnAnchorSheets } from './queries.ts';

/** Fewer others than this, and from one's own figure another person's mark could be worked out. */
const leastOthers = 3;

export interface Agreement {
  readonly anchors: number;
  readonly meanDifference: number;
  readonly typicalDifference: number;
}

interface AnchorSheet {
  readonly entryId: string;
  readonly assessorId: string;
  readonly total: string | null;
}

/** By assessor, over the anchors whose sheets are submitted. */
export function agreementsOf(sheets: readonly AnchorSheet[]): ReadonlyMap<string, Agreement> {
  const submitted = sheets.flatMap(({ entryId: entry, assessorId: assessor, total }) =>
    total === null ? [] : [{ entry, assessor, score: numberOf(total) }],
  );
  const read = scoresOf(submitted);
  if ('problems' in read) return new Map();
  const found = anchorAgreement(read.scores, read.scores.entryIds);
  if ('problems' in found) return new Map();
  return new Map(
    found.agreement.map(({ assessor, count, meanDifference, typicalDifference }) => [
      read.scores.assessorIds[assessor] ?? '',
      { anchors: count, meanDifference, typicalDifference },
    ]),
  );
}

/**
 * Own agreement, told once every anchor has all its sheets and each at least three others': a figure that comes once
 * and stays cannot be compared with an earlier one to learn what somebody else gave.
 */
export async function ownAgreements(ctx: Ctx): Promise<ReplyOf<typeof listMyAgreements>> {
  const own = Map.groupBy(await listOwnAnchorSheets(ctx.db, ctx.actor), ({ editionId }) => editionId);
  const all = Map.groupBy(await listAnchorSheets(ctx.db, [...own.keys()]), ({ editionId }) => editionId);
  const items = [...own].flatMap(([editionId, mine]) => {
    const first = mine[0];
    if (first === undefined) return [];
    const sheets = all.get(editionId) ?? [];
    const agreement = isTold(sheets) ? agreementsOf(sheets).get(first.assessorId) : undefined;
    return [
      {
        editionId,
        programmeName: { zh: first.programmeZh, en: first.programmeEn },
        editionNumber: first.editionNumber,
        anchors: mine.length,
        scored: mine.filter(({ submittedAt }) => submittedAt !== null).length,
        agreement: agreement === undefined ? null : coarse(agreement),
      },
    ];
  });
  return { items };
}

function isTold(sheets: readonly AnchorSheet[]): boolean {
  if (sheets.some(({ total }) => total === null)) return false;
  return [...Map.groupBy(sheets, ({ entryId }) => entryId).values()].every(({ length }) => length > leastOthers);
}

/** To a tenth of a point: enough to think about, too little to reckon back. */
function coarse({ anchors, meanDifference, typicalDifference }: Agreement): Agreement {
  const tenth = (value: number) => Math.round(value * 10) / 10 + 0;
  return { anchors, meanDifference: tenth(meanDifference), typicalDifference: tenth(typicalDifference) };
}
