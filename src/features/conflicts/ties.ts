import type { Ctx } from '../../platform/ctx.ts';
import { pageOfRows } from '../../platform/db/page-of-rows.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { findEdition } from '../editions/index.ts';
import type { listTies } from './contract.ts';
import { findTies, type Tie } from './detect.ts';
import { maySeeTies } from './policy.ts';

export async function tiesOf(ctx: Ctx, { params, query }: InputOf<typeof listTies>): Promise<ReplyOf<typeof listTies>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !maySeeTies(ctx.actor, edition.bodyId)) throw notFound();
  const ties = await findTies(ctx, { editionId: edition.id, bodyId: edition.bodyId });
  const wanted = ties.filter(
    (tie) =>
      (query.kind === undefined || tie.kind === query.kind) &&
      (query.state === undefined || stateOf(tie) === query.state) &&
      (query.q === undefined || isNamed(tie, query.q)),
  );
  const page = pageOfRows(wanted, query);
  return { ...page, items: page.items.map((tie) => ({ ...tie, lifting: liftingFor(ctx, tie) })) };
}

function stateOf({ lifting }: Tie): 'barring' | 'requested' | 'lifted' {
  return lifting?.state ?? 'barring';
}

function isNamed({ number, unitName, assessorName }: Tie, words: string): boolean {
  const sought = words.toLowerCase();
  return [number, unitName.zh, unitName.en, assessorName].some((name) => name.toLowerCase().includes(sought));
}

function liftingFor({ actor }: Ctx, { lifting }: Tie) {
  if (lifting === null) return null;
  const { requestedBy, ...shown } = lifting;
  return { ...shown, mayDecide: lifting.state === 'requested' && requestedBy !== actor.personId };
}
