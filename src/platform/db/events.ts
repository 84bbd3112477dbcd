import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';

/** What happened to which thing; `before` and `after` hold what changed, never secrets. */
export interface NewEvent {
  /** `noun.verb` in the past: `score-sheet.submitted`. */
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly bodyId?: string | null;
  readonly unitId?: string | null;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

/** Writes down, in the act's own transaction, who did what and when. */
export async function recordEvent(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'requestId'>,
  event: NewEvent,
): Promise<void> {
  await recordEvents(ctx, [event]);
}

export async function recordEvents(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'requestId'>,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => {
    const row = {
      at: ctx.now,
      kind: event.kind,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
      requestId: ctx.requestId,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      bodyId: event.bodyId ?? null,
      unitId: event.unitId ?? null,
      before: json(event.before),
      after: json(event.after),
    };
    return { ...row, digest: digestOf(row) };
  });
  await ctx.db.insertInto('event').values(rows).execute();
}

function json(value: Readonly<Record<string, unknown>> | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

interface DigestedEvent {
  at: Date;
  kind: string;
  personId: string | null;
  personName: string;
  requestId: string;
  subjectType: string;
  subjectId: string;
  bodyId: string | null;
  unitId: string | null;
  before: unknown;
  after: unknown;
}

/** SHA-256 over the event's content; objects with their keys sorted, because the database keeps them in its own order. */
export function digestOf(event: DigestedEvent): string {
  const before = typeof event.before === 'string' ? JSON.parse(event.before) : event.before;
  const after = typeof event.after === 'string' ? JSON.parse(event.after) : event.after;
  return sha256(
    canonical([
      event.at.toISOString(),
      event.kind,
      event.personId,
      event.personName,
      event.requestId,
      event.subjectType,
      event.subjectId,
      event.bodyId,
      event.unitId,
      before,
      after,
    ]),
  );
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
