import type { Pack, Stage } from '../../core/criteria/pack.ts';
import type { EntryRecord } from '../../core/decision/assess.ts';
import type { Problem } from '../../core/problem.ts';
import { mayReplace } from '../../core/scoring/sheet.ts';
import { movesOf } from '../../core/scoring/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Ranking } from './rank.ts';

/**
 * What stands between a ranking and its decision: sheets not handed in, too few of them in a stage, marks moved further
 * than the pack allows or without a reason, ties that a lot must break. A stage that only moves marks may be left out
 * of an entry, but not half done.
 */
export function problemsBefore(
  { language }: Ctx,
  pack: Pack,
  { lines, records, options, ofOrder }: Ranking,
): Problem[] {
  if (lines.length === 0) return [{ code: 'no-entries', pointer: '' }];
  const known = new Map(records.map((record) => [record.id, record]));
  const isShareUnknown = pack.decision.kind === 'renewal-share' && (options.expiring ?? 0) === 0;
  const ofEntries = lines.flatMap(({ entryId, number, byStage, outcome }): Problem[] => {
    const record = known.get(entryId);
    if (record === undefined) return [];
    const pointer = `/entries/${entryId}`;
    const ofStages = pack.stages.flatMap((stage): Problem[] => {
      const { submitted, open } = byStage[stage.id] ?? { submitted: 0, open: 0 };
      const count = submitted + open;
      const params = { number, stage: language === 'en' ? stage.text.en : stage.text.zh };
      const isShort = count < stage.assessors && !(count === 0 && canBeLeftOut(pack, stage));
      return [
        ...(open > 0 ? [{ code: 'sheets-open', pointer, params: { ...params, count: open } }] : []),
        ...(isShort
          ? [{ code: 'sheets-too-few', pointer, params: { ...params, count, needed: stage.assessors } }]
          : []),
      ];
    });
    const ofMoves = movesOf(pack, record.sheets, record.choices).flatMap(
      ({ number: indicator, tooFar, hasReason }): Problem[] => [
        ...(tooFar ? [{ code: 'move-too-far', pointer, params: { number, indicator } }] : []),
        ...(hasReason ? [] : [{ code: 'move-without-reason', pointer, params: { number, indicator } }]),
      ],
    );
    return [
      ...ofStages,
      ...ofMoves,
      ...missingFindings(pack, record).map(({ code, params }) => ({ code, pointer, params: { number, ...params } })),
      ...(outcome === 'undecided' ? [{ code: 'tie-undecided', pointer, params: { number } }] : []),
    ];
  });
  return [...ofOrder, ...(isShareUnknown ? [{ code: 'expiring-unknown', pointer: '' }] : []), ...ofEntries];
}

/** Under `last` and where marks are replaced, a later stage refines the result of an earlier one. */
function canBeLeftOut(pack: Pack, stage: Stage): boolean {
  const kind = pack.combination?.kind ?? 'last';
  return pack.stages.indexOf(stage) > 0 && (kind === 'last' || mayReplace(pack, stage));
}

/** What the rule counts must have been counted: votes of every entry, and as many secret visits as the pack plans. */
function missingFindings(
  { decision, secretVisits }: Pack,
  record: EntryRecord,
): { code: string; params: Record<string, number> }[] {
  const made = record.secretVisits?.length ?? 0;
  const planned = secretVisits?.visits ?? 0;
  return [
    ...(decision.kind === 'combined-rank' && record.votes === undefined ? [{ code: 'votes-missing', params: {} }] : []),
    ...(made < planned ? [{ code: 'secret-visits-missing', params: { count: made, planned } }] : []),
  ];
}
