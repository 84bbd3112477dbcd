import { dateAt } from '../../core/calendar.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { recordFinding, withdrawFinding } from './contract.ts';
import { findingKinds, type FindingKindName } from './kinds.ts';
import { findFindingForUpdate, markFindingsWithdrawn, saveFinding } from './others/queries.ts';
import { mayJudgeEntry } from './policy.ts';
import { entryToJudge } from './record.ts';

export async function keepFinding(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordFinding>,
): Promise<ReplyOf<typeof recordFinding>> {
  const entry = await entryToJudge(ctx, params.entryId);
  const { kind, value, ground, replaces } = body;
  const problems = problemsInFinding(entry.pack, kind, value, dateAt(ctx.now.getTime(), ctx.zone));
  if (problems.length > 0) throw new Refusal(422, 'finding-invalid', { problems });
  if (replaces !== undefined) {
    const old = await findFindingForUpdate(ctx.db, replaces);
    if (old === undefined || old.entryId !== entry.id || old.kind !== kind) throw notFound();
    if (old.withdrawnAt !== null) throw new Refusal(409, 'finding-already-withdrawn');
  }
  const gaveWay = { withdrawnAt: ctx.now, withdrawnReason: ground };
  if (!findingKinds[kind].many) await markFindingsWithdrawn(ctx.db, { entryId: entry.id, kind }, gaveWay);
  else if (replaces !== undefined) await markFindingsWithdrawn(ctx.db, { id: replaces }, gaveWay);
  const id = ctx.newId();
  const by = { recordedAt: ctx.now, recordedBy: ctx.actor.personId };
  await saveFinding(ctx.db, { id, entryId: entry.id, kind, value, ground, ...by });
  await recordEvent(ctx, {
    kind: 'entry.finding-recorded',
    subject: { type: 'entry', id: entry.id },
    bodyId: entry.bodyId,
    after: { findingId: id, ...body },
  });
  return { findingId: id };
}

function problemsInFinding(pack: Pack, kind: FindingKindName, value: unknown, today: string): Problem[] {
  if (!findingKinds[kind].isAsked(pack)) return [{ code: 'finding-not-asked', pointer: '/kind' }];
  const read = findingKinds[kind].value.safeParse(value);
  if (!read.success) {
    const places = new Set(read.error.issues.map(({ path }) => ['', 'value', ...path.map(String)].join('/')));
    return [...places].map((pointer) => ({ code: 'finding-value', pointer }));
  }
  const days = Object.entries(read.data).filter(([field]) => field.endsWith('On'));
  return days.flatMap(([field, day]) =>
    String(day) > today ? [{ code: 'day-in-future', pointer: `/value/${field}` }] : [],
  );
}

export async function takeFindingBack(ctx: Ctx, { params, body }: InputOf<typeof withdrawFinding>): Promise<void> {
  const finding = await findFindingForUpdate(ctx.db, params.findingId);
  if (finding === undefined || !mayJudgeEntry(ctx.actor, finding.bodyId)) throw notFound();
  if (finding.withdrawnAt !== null) throw new Refusal(409, 'finding-already-withdrawn');
  if (finding.isDecided) throw new Refusal(409, 'edition-already-decided');
  await markFindingsWithdrawn(ctx.db, finding, { withdrawnAt: ctx.now, withdrawnReason: body.reason });
  await recordEvent(ctx, {
    kind: 'entry.finding-withdrawn',
    subject: { type: 'entry', id: finding.entryId },
    bodyId: finding.bodyId,
    before: { findingId: finding.id, kind: finding.kind, value: finding.value },
    after: body,
  });
}
