import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { createBody, listMyBodies, updateBody } from './contract.ts';
import { mayCreateBody, mayManageBody } from './policy.ts';
import {
  type BodyDetails,
  changeBody,
  findBodyForUpdate,
  listBodies,
  saveBody,
  saveOfficeStanding,
} from './queries.ts';

type Body = ReplyOf<typeof updateBody>;

export async function setUpBody(ctx: Ctx, { body }: InputOf<typeof createBody>): Promise<Body> {
  if (!mayCreateBody(ctx.actor)) throw notFound();
  return addBody(ctx, body);
}

/** Without asking who may: for `create-admin` and the demonstration, which have no member of an office yet. */
export async function addBody(ctx: Ctx, details: Pick<Body, 'name' | 'level' | 'line'>): Promise<Body> {
  const id = ctx.newId();
  await saveBody(ctx.db, { id, ...details, createdAt: ctx.now });
  if (ctx.actor.personId !== null) {
    await saveOfficeStanding(ctx.db, { id: ctx.newId(), personId: ctx.actor.personId, bodyId: id, beganAt: ctx.now });
  }
  await recordEvent(ctx, { kind: 'body.created', subject: { type: 'body', id }, bodyId: id, after: { ...details } });
  return { id, ...details, version: 1 };
}

export async function myBodies(ctx: Ctx): Promise<ReplyOf<typeof listMyBodies>> {
  return { items: (await listBodies(ctx.db, ctx.actor)).map(bodyOf) };
}

export async function renameBody(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof updateBody>): Promise<Body> {
  const present = await findBodyForUpdate(ctx.db, params.bodyId);
  if (present === undefined || !mayManageBody(ctx.actor, present.id)) throw notFound();
  await refuseIfStale(ctx, { type: 'body', id: present.id }, present, ifMatch);
  await changeBody(ctx.db, present.id, body);
  const { id, version, ...before } = bodyOf(present);
  await recordEvent(ctx, {
    kind: 'body.changed',
    subject: { type: 'body', id },
    bodyId: id,
    before,
    after: { ...body },
  });
  return { id, ...body, version: version + 1 };
}

function bodyOf(row: {
  id: string;
  nameZh: string;
  nameEn: string;
  level: string;
  line: string;
  version: number;
}): Body {
  // The table's checks hold level and line to the contract's words.
  const { level, line } = row as BodyDetails & Pick<Body, 'level' | 'line'> & typeof row;
  return { id: row.id, name: { zh: row.nameZh, en: row.nameEn }, level, line, version: row.version };
}
