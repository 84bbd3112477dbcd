import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { findingKindNames, type getFindings } from './contract.ts';
import { findingKinds } from './kinds.ts';
import { listFindings } from './others/queries.ts';
import { mayJudgeEntry } from './policy.ts';
import { findJudgedEntry, listFacts, listIncidents } from './queries.ts';

export async function findingsOn(
  ctx: Ctx,
  { params }: InputOf<typeof getFindings>,
): Promise<ReplyOf<typeof getFindings>> {
  const entry = await findJudgedEntry(ctx.db, params.entryId);
  if (entry === undefined || !mayJudgeEntry(ctx.actor, entry.bodyId)) throw notFound();
  const known = new Map((await listFacts(ctx.db, params)).map((row) => [row.fact, row]));
  const facts = (entry.pack.facts ?? []).map(({ id, text, kind }) => ({
    fact: id,
    text,
    kind,
    value: known.get(id)?.value ?? null,
    recordedAt: known.get(id)?.recordedAt ?? null,
  }));
  const vetoes = (entry.pack.vetoes ?? []).map(({ id, text }) => ({ veto: id, text }));
  const deductions = (entry.pack.negative ?? []).map(({ id, text, points, selfReport }) => ({
    deduction: id,
    text,
    points: String(points),
    selfReport:
      selfReport === undefined ? null : { withinMonths: selfReport.withinMonths, factor: String(selfReport.factor) },
  }));
  const kinds = findingKindNames.filter((kind) => findingKinds[kind].isAsked(entry.pack));
  const programmes = [...new Set((entry.pack.bars ?? []).flatMap((bar) => bar.programmes))];
  const incidents = await listIncidents(ctx.db, params);
  const findings = await listFindings(ctx.db, params);
  return { facts, vetoes, deductions, incidents, kinds, programmes, findings };
}
