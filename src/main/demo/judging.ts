import { indicatorsOf } from '../../core/criteria/tree.ts';
import { marksFor } from '../../core/scoring/sheet.ts';
import { markAnchors } from '../../features/anchors/contract.ts';
import { assignAssessors, listCandidates, listMyAssignments } from '../../features/assignments/contract.ts';
import { getRanking } from '../../features/rankings/contract.ts';
import { saveScoreSheet, submitScoreSheet } from '../../features/score-sheets/contract.ts';
import { isSpecial, type OpenEdition, type Selection } from './editions.ts';

/**
 * Assigns the pack's number of assessors without conflict to each entry: the least loaded first, by lot among equals, so
 * that whoever judges with one judges with others too and severities can be told apart. An anchor is for everybody.
 */
export async function assignAll(
  { stage, cast, pack }: Selection,
  { editionId }: OpenEdition,
  { anchor = false } = {},
): Promise<void> {
  const needed = pack.stages[0]?.assessors ?? 1;
  const { lines } = await stage.call(cast.office, getRanking, { params: { editionId } });
  let isAnchored = !anchor;
  for (const { entryId } of lines) {
    await stage.scene(cast.office, async (tell) => {
      const { items } = await tell(listCandidates, { params: { entryId } });
      const free = items
        .filter(({ bars }) => bars.length === 0)
        .map((candidate) => ({ ...candidate, lot: stage.random.below(1_000_000) }))
        .toSorted((a, b) => a.load - b.load || a.lot - b.lot);
      const isAnchor = !isAnchored && free.length === items.length;
      isAnchored ||= isAnchor;
      if (isAnchor) await tell(markAnchors, { params: { editionId }, body: { entryIds: [entryId] } });
      const chosen = isAnchor ? free : free.slice(0, needed);
      const assessorIds = chosen.map(({ assessorId }) => assessorId);
      await tell(assignAssessors, { params: { entryId }, body: { assessorIds } });
    });
  }
}

/** How much less, of the whole, than others a few of the assessors give at the same work: one strict, one lenient. */
const habits: Readonly<Record<number, number>> = { 2: 0.12, 8: -0.08 };

/** Every assessor fills and submits their open sheets of the edition, but for a stated share. */
export async function assessAll(
  { stage, cast, pack }: Selection,
  { editionId }: OpenEdition,
  doneShare: number,
): Promise<void> {
  for (const [place, assessor] of cast.assessors.entries()) {
    const severity = habits[place] ?? stage.random.normal() * 0.03;
    await stage.scene(assessor, async (tell) => {
      const { items } = await tell(listMyAssignments, { query: { limit: 200, state: 'open' } });
      const mine = items.filter((item) => item.editionId === editionId);
      for (const [index, { sheetId, entryNumber }] of mine.entries()) {
        const isDone = index < Math.floor(mine.length * doneShare);
        const isBegun = isDone || index === Math.floor(mine.length * doneShare);
        if (!isBegun) continue;
        const quality = 0.9 + 0.09 * Math.sin(Number(entryNumber.replaceAll(/\D/g, '')) * 12.9898) - severity;
        const indicators = indicatorsOf(pack).filter((_, place) => isDone || place % 2 === 0);
        const marks = Object.fromEntries(
          indicators.map((indicator) => {
            const choices = marksFor(pack, indicator) ?? [];
            const wish = Math.min(1, Math.max(0, quality + stage.random.normal() * 0.08));
            const isOffered = isSpecial(pack, indicator.number);
            return [
              indicator.number,
              { mark: choices[Math.round((choices.length - 1) * (isOffered ? wish * 0.6 : wish))], comment: '' },
            ];
          }),
        );
        const { version } = await tell(saveScoreSheet, {
          params: { sheetId },
          body: { marks: marks as never, overallComment: '材料完整，条理清楚。 Complete and clear.' },
          ifMatch: 1,
        });
        if (isDone) await tell(submitScoreSheet, { params: { sheetId }, ifMatch: version });
      }
    });
  }
}
