import { comparableName, gramsOfName } from '../../core/names.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvents } from '../../platform/db/events.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import { texts as calendarTexts } from '../../core/calendar-texts.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { importHonours } from './contract.ts';
import type { HonourRow } from './honour-row.ts';
import { mayRecordHonours } from './policy.ts';
import {
  listProgrammesOfBody,
  listUnitsByName,
  type NewHonour,
  saveHonours,
  saveRecordedProgramme,
  saveRecordedUnit,
  saveStatuses,
} from './queries.ts';
import { readHonoursCsv } from './read-honours-csv.ts';
import { texts as csvTexts } from './read-honours-csv-texts.ts';

const sentences = catalogueOf([calendarTexts, csvTexts]);

type Reply = ReplyOf<typeof importHonours>;

export async function recordHonours(ctx: Ctx, { params, body }: InputOf<typeof importHonours>): Promise<Reply> {
  if (!mayRecordHonours(ctx.actor, params.bodyId)) throw notFound();
  const { readable, rows, problems } = readHonoursCsv(body.csv);
  if (!readable || (problems.length > 0 && !body.skipBad)) throw new Refusal(422, 'honours-file-invalid', { problems });
  const programmes = await programmesFor(ctx, params.bodyId, rows);
  const units = await unitsFor(ctx, rows);
  const honours = rows.map((row) => honourOf(ctx, params.bodyId, row, programmes.idOf(row.programme), units.idOf(row)));
  const saved = await saveHonours(
    ctx.db,
    honours.map(({ honour }) => honour),
  );
  const fresh = honours.filter(({ honour }) => saved.has(honour.id));
  await saveStatuses(
    ctx.db,
    fresh.map(({ honour, row }) => ({
      id: ctx.newId(),
      honourId: honour.id,
      status: row.status,
      effectiveOn: row.conferredOn ?? row.validFrom,
      ground: '',
      recordedAt: ctx.now,
      recordedBy: ctx.actor.personId,
    })),
  );
  await recordEvents(
    ctx,
    fresh.map(({ honour }) => ({
      kind: 'honour.recorded',
      subject: { type: 'honour', id: honour.id },
      bodyId: params.bodyId,
      unitId: honour.unitId,
      after: { programmeId: honour.programmeId, edition: honour.edition, unit: honour.unitNameEn },
    })),
  );
  const say = sentences.sayIn(ctx.language);
  return {
    honours: fresh.length,
    alreadyThere: honours.length - fresh.length,
    units: units.added,
    programmes: programmes.added,
    skipped: problems.map(({ code, params: fill, line, column }) => ({
      line: line ?? 0,
      column: column ?? 0,
      message: say(code, fill),
    })),
  };
}

function honourOf(
  ctx: Ctx,
  bodyId: string,
  row: HonourRow,
  programmeId: string,
  unitId: string,
): { row: HonourRow; honour: NewHonour } {
  const honour: NewHonour = {
    id: ctx.newId(),
    number: null,
    programmeId,
    bodyId,
    editionId: null,
    edition: row.edition ?? '',
    periodFrom: row.period?.from ?? null,
    periodTo: row.period?.to ?? null,
    unitId,
    unitNameZh: row.unit,
    unitNameEn: row.unit,
    sector: row.sector ?? '',
    district: row.district ?? '',
    batch: row.batch === null ? '' : String(row.batch),
    conferredOn: row.conferredOn,
    validFrom: row.validFrom,
    validTo: row.validTo,
    citation: row.citation ?? '',
    origin: 'recorded',
    writtenAt: ctx.now,
    writtenBy: ctx.actor.personId,
  };
  return { row, honour };
}

/** The body's programmes by either of their names; one that is unknown is recorded under the name it has in the file. */
async function programmesFor(ctx: Ctx, bodyId: string, rows: readonly HonourRow[]) {
  const known = new Map<string, string>();
  for (const { id, nameZh, nameEn } of await listProgrammesOfBody(ctx.db, bodyId)) {
    known.set(comparableName(nameZh), id).set(comparableName(nameEn), id);
  }
  const missing = new Map(
    rows
      .filter(({ programme }) => !known.has(comparableName(programme)))
      .map((row) => [comparableName(row.programme), row]),
  );
  for (const [key, { programme, kind }] of missing) {
    const id = ctx.newId();
    await saveRecordedProgramme(ctx.db, { id, bodyId, kind, name: programme, createdAt: ctx.now });
    known.set(key, id);
  }
  return { added: missing.size, idOf: (programme: string) => known.get(comparableName(programme)) ?? '' };
}

/** Units by code, else by either name; one that is unknown is written down as known from its honours alone. */
async function unitsFor(ctx: Ctx, rows: readonly HonourRow[]) {
  const known = new Map<string, string>();
  for (const { id, nameZh, nameEn, code } of await listUnitsByName(ctx.db)) {
    known.set(comparableName(nameZh), id).set(comparableName(nameEn), id);
    if (code !== null) known.set(code, id);
  }
  const find = ({ unit, unitCode }: HonourRow) =>
    (unitCode === null ? undefined : known.get(unitCode)) ?? known.get(comparableName(unit));
  let added = 0;
  for (const row of rows) {
    if (find(row) !== undefined) continue;
    const id = ctx.newId();
    const { unit: name, unitCode: code, sector, district } = row;
    await saveRecordedUnit(ctx.db, {
      id,
      name,
      code,
      sector: sector ?? '',
      district: district ?? '',
      nameGrams: gramsOfName(name),
      registeredAt: ctx.now,
    });
    known.set(comparableName(name), id);
    if (code !== null) known.set(code, id);
    added += 1;
  }
  return { added, idOf: (row: HonourRow) => find(row) ?? '' };
}
