import { createHash } from 'node:crypto';
import type { Pack } from '../../core/criteria/pack.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { FileReply, InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { downloadPack, getPack, importPack, listOpenPacks, listPacks, listShippedPacks } from './contract.ts';
import { mayManagePacks, mayManageSomePacks, maySeePack } from './policy.ts';
import { findPack, findPackVersion, listPacksInUse, listVisiblePacks, savePack } from './queries.ts';
import { readPackText } from './read-pack.ts';
import { shippedPacks } from './shipped.ts';

type Summary = ReplyOf<typeof importPack>;

export async function packsOnOffer(ctx: Ctx): Promise<ReplyOf<typeof listShippedPacks>> {
  if (!mayManageSomePacks(ctx.actor)) throw notFound();
  const items = (await shippedPacks()).map(({ file, pack }) => ({
    file,
    key: pack.id,
    packVersion: pack.version,
    title: pack.title,
    indicators: indicatorsOf(pack).length,
  }));
  return { items };
}

export async function takePack(ctx: Ctx, { body }: InputOf<typeof importPack>): Promise<Summary> {
  if (!mayManagePacks(ctx.actor, body.bodyId)) throw notFound();
  const source = await sourceOf(body);
  const { pack, problems } = readPackText(source);
  if (pack === undefined) throw new Refusal(422, 'pack-invalid', { problems });
  const same = await findPackVersion(ctx.db, body.bodyId, pack.id, pack.version);
  if (same !== undefined)
    throw new Refusal(409, 'pack-version-exists', { params: { key: pack.id, version: pack.version } });
  return addPack(ctx, body.bodyId, pack, source);
}

async function sourceOf({
  shipped,
  source,
}: {
  shipped?: string | undefined;
  source?: string | undefined;
}): Promise<string> {
  if (source !== undefined) return source;
  const found = (await shippedPacks()).find(({ file }) => file === shipped);
  if (found === undefined)
    throw new Refusal(422, 'pack-source-missing', { problems: [{ code: 'pack-source-missing', pointer: '/source' }] });
  return found.source;
}

async function addPack(ctx: Ctx, bodyId: string, pack: Pack, source: string): Promise<Summary> {
  const id = ctx.newId();
  const sha256 = createHash('sha256').update(source).digest('hex');
  const indicators = indicatorsOf(pack).length;
  await savePack(ctx.db, {
    id,
    bodyId,
    pack,
    indicators,
    source,
    sha256,
    importedAt: ctx.now,
    importedBy: ctx.actor.personId,
  });
  const about = { key: pack.id, packVersion: pack.version, sha256 };
  await recordEvent(ctx, { kind: 'pack.imported', subject: { type: 'pack', id }, bodyId, after: about });
  return { id, bodyId, ...about, title: pack.title, indicators, importedAt: ctx.now };
}

export async function packsOf(ctx: Ctx, { query }: InputOf<typeof listPacks>): Promise<ReplyOf<typeof listPacks>> {
  const page = await listVisiblePacks(ctx.db, ctx.actor, query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function packsInUse(
  ctx: Ctx,
  { query }: InputOf<typeof listOpenPacks>,
): Promise<ReplyOf<typeof listOpenPacks>> {
  const page = await listPacksInUse(ctx.db, query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function packFor(ctx: Ctx, { params }: InputOf<typeof getPack>): Promise<ReplyOf<typeof getPack>> {
  const row = await findPack(ctx.db, params.packId);
  if (row === undefined || !maySeePack(ctx.actor, row)) throw notFound();
  return { ...summaryOf(row), content: row.content };
}

export async function packFile(ctx: Ctx, { params }: InputOf<typeof downloadPack>): Promise<FileReply> {
  const row = await findPack(ctx.db, params.packId);
  if (row === undefined || !maySeePack(ctx.actor, row)) throw notFound();
  return {
    name: `${row.key}-${row.packVersion}.yaml`,
    type: 'application/yaml; charset=utf-8',
    body: Buffer.from(row.source),
  };
}

function summaryOf(row: Omit<Summary, 'title'> & { titleZh: string; titleEn: string }): Summary {
  const { titleZh, titleEn, ...rest } = row;
  return { ...rest, title: { zh: titleZh, en: titleEn } };
}
