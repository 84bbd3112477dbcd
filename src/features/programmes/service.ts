import type { ProgrammeKind } from '../../core/criteria/pack.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { createProgramme, getProgramme, listProgrammes, updateProgramme } from './contract.ts';
import { mayManageProgrammes } from './policy.ts';
import {
  changeProgramme,
  findNamesake,
  findProgramme,
  findProgrammeForUpdate,
  listVisibleProgrammes,
  type ProgrammeRow,
  saveProgramme,
} from './queries.ts';

type Programme = ReplyOf<typeof getProgramme>;

export async function setUpProgramme(ctx: Ctx, { body }: InputOf<typeof createProgramme>): Promise<Programme> {
  const { bodyId, kind, ...details } = body;
  if (!mayManageProgrammes(ctx.actor, bodyId)) throw notFound();
  await refuseNamesake(ctx, bodyId, details.name, null);
  const id = ctx.newId();
  await saveProgramme(ctx.db, { id, bodyId, kind, ...details, createdAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'programme.created',
    subject: { type: 'programme', id },
    bodyId,
    after: { kind, ...details },
  });
  return { id, bodyId, kind, ...details, editions: 0, latestEdition: null, version: 1 };
}

export async function programmesOf(
  ctx: Ctx,
  { query }: InputOf<typeof listProgrammes>,
): Promise<ReplyOf<typeof listProgrammes>> {
  const page = await listVisibleProgrammes(ctx.db, ctx.actor, query);
  return { ...page, items: page.items.map(programmeOf) };
}

export async function programmeFor(ctx: Ctx, { params }: InputOf<typeof getProgramme>): Promise<Programme> {
  const programme = await findProgramme(ctx.db, params.programmeId);
  if (programme === undefined || !mayManageProgrammes(ctx.actor, programme.bodyId)) throw notFound();
  return programmeOf(programme);
}

export async function reviseProgramme(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof updateProgramme>,
): Promise<Programme> {
  const row = await findProgrammeForUpdate(ctx.db, params.programmeId);
  if (row === undefined || !mayManageProgrammes(ctx.actor, row.bodyId)) throw notFound();
  await refuseIfStale(ctx, { type: 'programme', id: row.id }, row, ifMatch);
  await refuseNamesake(ctx, row.bodyId, body.name, row.id);
  await changeProgramme(ctx.db, row.id, body);
  const present = programmeOf(row);
  const { name, description, completeSince } = present;
  await recordEvent(ctx, {
    kind: 'programme.changed',
    subject: { type: 'programme', id: row.id },
    bodyId: row.bodyId,
    before: { name, description, completeSince },
    after: { ...body },
  });
  return { ...present, ...body, version: row.version + 1 };
}

async function refuseNamesake(ctx: Ctx, bodyId: string, name: Programme['name'], except: string | null): Promise<void> {
  if (await findNamesake(ctx.db, bodyId, name, except)) {
    throw new Refusal(409, 'programme-name-taken', { problems: [{ code: 'programme-name-taken', pointer: '/name' }] });
  }
}

function programmeOf(row: ProgrammeRow): Programme {
  const { nameZh, nameEn, descriptionZh, descriptionEn, createdAt: _, kind, ...rest } = row;
  return {
    ...rest,
    kind: kind as ProgrammeKind,
    name: { zh: nameZh, en: nameEn },
    description: { zh: descriptionZh, en: descriptionEn },
  };
}
