import { dateAt } from '../../core/calendar.ts';
import { termsHeld } from '../../core/terms/consecutive.ts';
import { isHeldOn } from '../../core/terms/honour.ts';
import type { UnitChange } from '../../core/terms/lineage.ts';
import { forerunnersOf } from '../../core/terms/lineage.ts';
import { texts as termsTexts } from '../../core/terms/texts.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { renderCertificate } from '../../platform/documents/certificate.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { FileReply, InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type {
  downloadCertificate,
  getHolder,
  listHonours,
  listRegisterProgrammes,
  searchRegister,
  verifyCertificate,
} from './contract.ts';
import { honourOf, honourReply } from './present.ts';
import {
  findHonourByCode,
  findRegisterUnit,
  type HonourRow,
  listHonoursOfUnits,
  listKnownEditions,
  listLineage,
  listProgrammesOnRegister,
  listRegisterHonours,
  listRegisterUnits,
  listUnitNames,
} from './queries.ts';

const terms = catalogueOf([termsTexts]);

function todayOf({ now, zone }: Pick<Ctx, 'now' | 'zone'>): string {
  return dateAt(now.getTime(), zone);
}

export async function searchUnits(
  ctx: Ctx,
  { query }: InputOf<typeof searchRegister>,
): Promise<ReplyOf<typeof searchRegister>> {
  const page = await listRegisterUnits(ctx.db, query);
  return {
    ...page,
    items: page.items.map(({ nameZh, nameEn, ...unit }) => ({ ...unit, name: { zh: nameZh, en: nameEn } })),
  };
}

export async function registerOf(
  ctx: Ctx,
  { query }: InputOf<typeof listHonours>,
): Promise<ReplyOf<typeof listHonours>> {
  const page = await listRegisterHonours(ctx.db, query);
  return { ...page, items: page.items.map((row) => honourReply(row, todayOf(ctx))) };
}

export async function programmesOnRegister(ctx: Ctx): Promise<ReplyOf<typeof listRegisterProgrammes>> {
  const rows = await listProgrammesOnRegister(ctx.db);
  const items = rows.map(({ nameZh, nameEn, descriptionZh, descriptionEn, bodyZh, bodyEn, ...row }) => ({
    ...row,
    name: { zh: nameZh, en: nameEn },
    description: { zh: descriptionZh, en: descriptionEn },
    bodyName: { zh: bodyZh, en: bodyEn },
  }));
  return { items };
}

/** What a unit holds, with its consecutive terms: a constant number of queries, however long its history. */
export async function holderFor(ctx: Ctx, { params }: InputOf<typeof getHolder>): Promise<ReplyOf<typeof getHolder>> {
  const unit = await findRegisterUnit(ctx.db, params.unitId);
  if (unit === undefined) throw notFound();
  const changes = changesOf(await listLineage(ctx.db, unit.id));
  const unitIds = [unit.id, ...forerunnersOf(unit.id, changes).map(({ unit: forerunner }) => forerunner)];
  const rows = await listHonoursOfUnits(ctx.db, unitIds);
  if (rows.length === 0) throw notFound();
  const today = todayOf(ctx);
  const names = await listUnitNames(ctx.db, unitIds);
  return {
    unitId: unit.id,
    name: { zh: unit.nameZh, en: unit.nameEn },
    formerNames: unit.formerNames.map(({ nameZh, nameEn, usedUntil }) => ({
      name: { zh: nameZh, en: nameEn },
      usedUntil,
    })),
    district: unit.district,
    sector: unit.sector,
    honours: rows.map((row) => ({ ...honourReply(row, today), history: row.history })),
    terms: await termsOf(ctx, unit.id, rows, changes, (id) => {
      const found = names.find((name) => name.id === id);
      return found === undefined ? id : ctx.language === 'en' ? found.nameEn : found.nameZh;
    }),
  };
}

type Terms = ReplyOf<typeof getHolder>['terms'];

async function termsOf(
  ctx: Ctx,
  unitId: string,
  rows: readonly HonourRow[],
  changes: readonly UnitChange[],
  nameOf: (id: string) => string,
): Promise<Terms> {
  const withEditions = [
    ...Map.groupBy(
      rows.filter(({ edition }) => edition !== ''),
      ({ programmeId }) => programmeId,
    ),
  ];
  const editions = Map.groupBy(
    await listKnownEditions(
      ctx.db,
      withEditions.map(([programmeId]) => programmeId),
    ),
    ({ programmeId }) => programmeId,
  );
  const say = terms.sayIn(ctx.language);
  return withEditions.map(([programmeId, some]) => {
    const known = (editions.get(programmeId) ?? []).map(({ edition, periodFrom, periodTo }) => ({
      label: edition,
      number: /^\d{1,4}$/.test(edition) ? Number(edition) : null,
      period: periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo },
    }));
    const held = termsHeld(
      {
        unit: unitId,
        programme: programmeId,
        asOf: todayOf(ctx),
        changes,
        editions: { known, complete: false },
        nameOf,
      },
      some.map(honourOf),
    );
    const run = held.current ?? held.longest;
    const [first] = some;
    return {
      programmeId,
      programmeName: { zh: first?.programmeZh ?? '', en: first?.programmeEn ?? '' },
      consecutiveYears: run?.years ?? null,
      consecutiveEditions: (run?.terms ?? []).map(({ edition }) => edition.label),
      isCurrent: held.current !== null,
      reasoning: held.reasoning.map(({ code, params }) => ({ code, message: say(code, params) })),
    };
  });
}

function changesOf(rows: Awaited<ReturnType<typeof listLineage>>): UnitChange[] {
  return rows.map(({ predecessorId, successorId, kind, effectiveOn, carriesOn }): UnitChange => {
    if (kind === 'merged')
      return {
        kind,
        on: effectiveOn,
        from: [predecessorId],
        to: successorId,
        carriesOn: carriesOn ? [predecessorId] : [],
      };
    if (kind === 'split')
      return {
        kind,
        on: effectiveOn,
        from: predecessorId,
        to: [successorId],
        carriesOn: carriesOn ? [successorId] : [],
      };
    return { kind: 'renamed', on: effectiveOn, from: predecessorId, to: successorId };
  });
}

export async function verify(
  ctx: Ctx,
  { params }: InputOf<typeof verifyCertificate>,
): Promise<ReplyOf<typeof verifyCertificate>> {
  const row = await certified(ctx, params.code);
  return {
    code: row.certificate,
    issuedAt: row.issuedAt,
    isHeld: isHeldOn(honourOf(row), todayOf(ctx)),
    honour: honourReply(row, todayOf(ctx)),
  };
}

export async function certificateFile(ctx: Ctx, { params }: InputOf<typeof downloadCertificate>): Promise<FileReply> {
  const row = await certified(ctx, params.code);
  if (!isHeldOn(honourOf(row), todayOf(ctx))) throw new Refusal(409, 'honour-not-held');
  const { periodFrom, periodTo } = row;
  const body = await renderCertificate({
    kind: honourOf(row).kind,
    honour: { zh: row.programmeZh, en: row.programmeEn },
    unit: { zh: row.unitNameZh, en: row.unitNameEn },
    edition: row.edition === '' ? null : { zh: `第${row.edition}届`, en: `edition ${row.edition}` },
    period:
      periodFrom === null || periodTo === null
        ? null
        : {
            zh: `${periodFrom.slice(0, 4)}—${periodTo.slice(0, 4)}年度`,
            en: `${periodFrom.slice(0, 4)}–${periodTo.slice(0, 4)}`,
          },
    body: { zh: row.bodyZh, en: row.bodyEn },
    number: row.number ?? row.certificate,
    conferredOn: row.conferredOn ?? dateAt(row.issuedAt.getTime(), ctx.zone),
    validUntil: row.validTo,
    verifyUrl: `${ctx.publicUrl}/certificates/${row.certificate}`,
  });
  return { name: `${row.number ?? row.certificate}.pdf`, type: 'application/pdf', body };
}

async function certified(ctx: Ctx, code: string) {
  const row = await findHonourByCode(ctx.db, code.trim().toUpperCase());
  if (row === undefined || row.certificate === null || row.issuedAt === null) throw notFound();
  return { ...row, certificate: row.certificate, issuedAt: row.issuedAt };
}
