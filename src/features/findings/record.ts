import { factRatio, type FactValue } from '../../core/scoring/gates.ts';
import { dateAt, type IsoDate } from '../../core/calendar.ts';
import type { FactAsked, Pack } from '../../core/criteria/pack.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { recordFacts, recordIncident, withdrawIncident } from './contract.ts';
import { mayJudgeEntry } from './policy.ts';
import {
  findIncidentForUpdate,
  findJudgedEntryForUpdate,
  listFacts,
  markIncidentWithdrawn,
  saveFacts,
  saveIncident,
} from './queries.ts';

export async function keepFacts(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordFacts>,
): Promise<ReplyOf<typeof recordFacts>> {
  const entry = await entryToJudge(ctx, params.entryId);
  const problems = Object.entries(body.facts).flatMap(([fact, value]) =>
    problemsInFact(fact, value, entry.pack.facts ?? []),
  );
  if (problems.length > 0) throw new Refusal(422, 'facts-invalid', { problems });
  const before = Object.fromEntries((await listFacts(ctx.db, params)).map(({ fact, value }) => [fact, value]));
  await saveFacts(ctx.db, entry.id, body.facts, { recordedAt: ctx.now, recordedBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'entry.facts-recorded',
    subject: { type: 'entry', id: entry.id },
    bodyId: entry.bodyId,
    before,
    after: body.facts,
  });
  return { facts: { ...before, ...body.facts } };
}

function problemsInFact(fact: string, value: FactValue, asked: readonly FactAsked[]): Problem[] {
  const pointer = `/facts/${fact}`;
  const known = asked.find(({ id }) => id === fact);
  if (known === undefined) return [{ code: 'fact-unknown', pointer, params: { fact } }];
  const isYesNo = known.kind === 'yes-no';
  const fits = isYesNo ? typeof value === 'boolean' : factRatio(value) !== undefined;
  return fits ? [] : [{ code: isYesNo ? 'fact-not-yes-or-no' : 'fact-not-a-number', pointer, params: { fact } }];
}

export async function keepIncident(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordIncident>,
): Promise<ReplyOf<typeof recordIncident>> {
  const entry = await entryToJudge(ctx, params.entryId);
  const problems = problemsInIncident(entry.pack, body, dateAt(ctx.now.getTime(), ctx.zone));
  if (problems.length > 0) throw new Refusal(422, 'incident-invalid', { problems });
  const id = ctx.newId();
  const { veto = null, deduction = null, reportedOn = null, ...event } = body;
  const about = { entryId: entry.id, veto, deduction, reportedOn, ...event };
  await saveIncident(ctx.db, { id, ...about, recordedAt: ctx.now, recordedBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'entry.incident-recorded',
    subject: { type: 'entry', id: entry.id },
    bodyId: entry.bodyId,
    after: { incidentId: id, ...body },
  });
  return { incidentId: id };
}

function problemsInIncident(
  { vetoes = [], negative = [] }: Pack,
  { veto, deduction, happenedOn, reportedOn }: InputOf<typeof recordIncident>['body'],
  today: IsoDate,
): Problem[] {
  const isOne = (veto === undefined) !== (deduction === undefined);
  return [
    ...(isOne ? [] : [{ code: 'veto-or-deduction', pointer: '' }]),
    ...(veto === undefined || vetoes.some(({ id }) => id === veto) ? [] : [{ code: 'veto-unknown', pointer: '/veto' }]),
    ...(deduction === undefined || negative.some(({ id }) => id === deduction)
      ? []
      : [{ code: 'deduction-unknown', pointer: '/deduction' }]),
    ...(happenedOn > today ? [{ code: 'day-in-future', pointer: '/happenedOn' }] : []),
    ...(reportedOn !== undefined && reportedOn > today ? [{ code: 'day-in-future', pointer: '/reportedOn' }] : []),
    ...(reportedOn !== undefined && deduction === undefined && isOne
      ? [{ code: 'report-of-veto', pointer: '/reportedOn' }]
      : []),
  ];
}

/** The entry, locked, if the actor may say what was found about it now. */
export async function entryToJudge(ctx: Ctx, entryId: string) {
  const entry = await findJudgedEntryForUpdate(ctx.db, entryId);
  if (entry === undefined || !mayJudgeEntry(ctx.actor, entry.bodyId)) throw notFound();
  if (entry.isDecided) throw new Refusal(409, 'edition-already-decided');
  return entry;
}

export async function takeIncidentBack(ctx: Ctx, { params, body }: InputOf<typeof withdrawIncident>): Promise<void> {
  const incident = await findIncidentForUpdate(ctx.db, params.incidentId);
  if (incident === undefined || !mayJudgeEntry(ctx.actor, incident.bodyId)) throw notFound();
  if (incident.withdrawnAt !== null) throw new Refusal(409, 'incident-already-withdrawn');
  if (incident.isDecided) throw new Refusal(409, 'edition-already-decided');
  await markIncidentWithdrawn(ctx.db, incident.id, { withdrawnAt: ctx.now, withdrawnReason: body.reason });
  const { entryId, bodyId, veto, deduction } = incident;
  await recordEvent(ctx, {
    kind: 'entry.incident-withdrawn',
    subject: { type: 'entry', id: entryId },
    bodyId,
    before: { incidentId: incident.id, ...(veto === null ? { deduction } : { veto }) },
    after: body,
  });
}
