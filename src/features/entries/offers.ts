import { indicatorsOf } from '../../core/criteria/tree.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { listOffers } from './contract.ts';
import { mayEdit } from './policy.ts';
import { findDrive, findEntry, listAnswers, listDriveDrafts, listDriveEvidence, listEntryEvidence } from './queries.ts';

type Offers = ReplyOf<typeof listOffers>;

/** What the year's work has gathered already: nothing is taken by itself, because an entry is the unit's own word. */
export async function offersFor(ctx: Ctx, { params }: InputOf<typeof listOffers>): Promise<Offers> {
  const entry = await findEntry(ctx.db, params.entryId);
  if (entry === undefined || !mayEdit(ctx.actor, entry)) throw notFound();
  const drive = await findDrive(ctx.db, entry.unitId, entry.packKey);
  if (drive === undefined) return { driveName: null, items: [] };
  const drafts = new Map((await listDriveDrafts(ctx.db, drive.id)).map((row) => [row.indicator, row.draftText]));
  const gathered = Map.groupBy(await listDriveEvidence(ctx.db, drive.id), ({ indicator }) => indicator);
  const answers = new Map((await listAnswers(ctx.db, entry.id)).map((row) => [row.indicator, row.text]));
  const evidence = await listEntryEvidence(ctx.db, entry.id);
  const used = new Set(evidence.map(({ indicator, id }) => `${indicator} ${id}`));
  const items = indicatorsOf(entry.pack).flatMap(({ number }) => {
    const draft = drafts.get(number) ?? '';
    const text = draft === (answers.get(number) ?? '') ? '' : draft;
    const pieces = (gathered.get(number) ?? []).filter(({ id }) => !used.has(`${number} ${id}`));
    return text === '' && pieces.length === 0 ? [] : [{ indicator: number, text, evidence: pieces }];
  });
  return { driveName: drive.name, items };
}
