import { dateAt } from '../../core/calendar.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import type { EntryRecord } from '../../core/decision/assess.ts';
import type { Occasion } from '../../core/scoring/gates.ts';
import type { StageSheet } from '../../core/scoring/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { EditionRow } from '../editions/index.ts';
import { listSubmittedChoices } from '../entries/index.ts';
import { type FindingRow, listFacts, listFindings, listIncidents } from '../findings/index.ts';
import { type KeptMarks, listSubmittedSheets } from '../score-sheets/index.ts';
import { type Conferral, listConferrals, listRenewing } from './bearing/queries.ts';
import { listRankedEntries, type RankedEntry } from './queries.ts';

export interface EditionRecords {
  readonly entries: readonly RankedEntry[];
  readonly records: readonly EntryRecord[];
  readonly occasion: Occasion;
}

/** Everything that bears on the result of an edition, as it is known at this moment: a fixed number of queries. */
export async function recordsOf(ctx: Ctx, edition: EditionRow, pack: Pack): Promise<EditionRecords> {
  const asOf = dateAt(ctx.now.getTime(), ctx.zone);
  const of = { editionId: edition.id };
  const entries = await listRankedEntries(ctx.db, edition.id);
  const choices = await listSubmittedChoices(ctx.db, of);
  const byEntry = <Row extends { readonly entryId: string }>(rows: readonly Row[]) => {
    const groups = Map.groupBy(rows, ({ entryId }) => entryId);
    return (entryId: string): readonly Row[] => groups.get(entryId) ?? [];
  };
  const sheets = byEntry(await listSubmittedSheets(ctx.db, edition.id));
  const facts = byEntry(await listFacts(ctx.db, of));
  const incidents = byEntry((await listIncidents(ctx.db, of)).filter(({ withdrawnAt }) => withdrawnAt === null));
  const findings = byEntry(await listFindings(ctx.db, of));
  const conferrals = byEntry<Conferral>(pack.bars === undefined ? [] : await listConferrals(ctx.db, edition.id));
  const renewing = pack.renewing === undefined ? new Set() : await listRenewing(ctx.db, edition, asOf);
  const records = entries.map(({ entryId, unitType, sector, district }): EntryRecord => {
    const found = findings(entryId);
    const votes = valuesOf(found, 'votes').at(-1)?.votes;
    return {
      id: entryId,
      sheets: sheets(entryId).map(({ stage, marks }) => stageSheet(stage, marks)),
      choices: choices.get(entryId) ?? { unitType },
      groups: { sector, district, 'unit-type': choices.get(entryId)?.unitType ?? unitType },
      facts: Object.fromEntries(facts(entryId).map(({ fact, value }) => [fact, value])),
      events: incidents(entryId).flatMap(({ veto, happenedOn: date, confirmed }) =>
        veto === null ? [] : [{ veto, date, confirmed }],
      ),
      incidents: incidents(entryId).flatMap(({ deduction, happenedOn: date, confirmed, reportedOn }) =>
        deduction === null ? [] : [{ deduction, date, confirmed, ...(reportedOn !== null && { reportedOn }) }],
      ),
      secretVisits: valuesOf(found, 'secret-visit').map(({ points }) => points),
      renewing: valuesOf(found, 'renewing').at(-1)?.renewing ?? renewing.has(entryId),
      held: [...conferrals(entryId), ...valuesOf(found, 'conferral')].map(({ programme, conferredOn }) => ({
        programme,
        conferredOn,
      })),
      nonconformities: valuesOf(found, 'nonconformity'),
      ...(votes !== undefined && { votes }),
    };
  });
  const occasion = { period: { from: edition.periodFrom, to: edition.periodTo }, asOf };
  return { entries, records, occasion };
}

function valuesOf<K extends FindingRow['kind']>(findings: readonly FindingRow[], kind: K) {
  return findings.flatMap((finding) =>
    finding.kind === kind ? [finding.value as Extract<FindingRow, { kind: K }>['value']] : [],
  );
}

/** What is marked counts; a comment is the reason for a mark that a later stage moved. */
function stageSheet(stage: string, kept: KeptMarks): StageSheet {
  const marked = Object.entries(kept).filter(([, { mark }]) => mark !== undefined);
  return {
    stage,
    marks: Object.fromEntries(marked.map(([indicator, { mark }]) => [indicator, mark])),
    reasons: Object.fromEntries(marked.map(([indicator, { comment }]) => [indicator, comment])),
  };
}
