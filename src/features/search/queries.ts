import { type Expression, sql, type SqlBool, type Transaction } from 'kysely';
import { comparableName } from '../../core/names.ts';
import type { Actor } from '../../core/relations.ts';
import { containing, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';
import { hasNameOrCode } from '../units/index.ts';

export interface HitRow {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly ofZh: string | null;
  readonly ofEn: string | null;
  readonly edition: number | null;
}

/** Who looks for what, and for which of their places. */
export interface Wish {
  readonly actor: Actor;
  readonly part: string;
  readonly bodyId: string | undefined;
  readonly unitId: string | undefined;
}

export type Find = (db: Transaction<DB>, wish: Wish) => Promise<HitRow[]>;

/** Enough to choose from; whoever wants all goes to the list. */
export const most = 5;

export const nothing = sql<string | null>`null`;
export const noEdition = sql<number | null>`null::int`;
const orNull = (column: string) => sql<string | null>`nullif(${sql.ref(column)}, '')`;

export function hasPart(part: string, ...columns: readonly string[]): Expression<SqlBool> {
  const pattern = containing(comparableName(part));
  const alternatives = columns.map((column) => sql`lower(normalize(${sql.ref(column)}, NFKC)) like ${pattern}`);
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`;
}

/** Names that begin with the part come before those that hold it further on. */
function beginsLater(part: string, ...columns: readonly string[]) {
  const places = columns.map(
    (column) => sql`nullif(strpos(lower(normalize(${sql.ref(column)}, NFKC)), ${comparableName(part)}), 0)`,
  );
  return sql<number>`least(${sql.join(places)}) is distinct from 1`;
}

export const findProgrammes: Find = (db, { actor, part, bodyId }) =>
  db
    .selectFrom('programme')
    .select(['programme.id', 'nameZh', 'nameEn', nothing.as('ofZh'), nothing.as('ofEn'), noEdition.as('edition')])
    .where((eb) => visible(eb, actor, 'programme.manage', { bodyId: sql.ref('programme.body_id') }))
    .$if(bodyId !== undefined, (some) => some.where('programme.bodyId', '=', bodyId ?? ''))
    .where(hasPart(part, 'programme.name_zh', 'programme.name_en'))
    .orderBy(beginsLater(part, 'programme.name_zh', 'programme.name_en'))
    .orderBy('nameZh')
    .orderBy('programme.id')
    .limit(most)
    .execute();

export const findEditions: Find = (db, { actor, part, bodyId }) =>
  db
    .selectFrom('edition')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .select(['edition.id', 'programme.nameZh', 'programme.nameEn', nothing.as('ofZh'), nothing.as('ofEn')])
    .select('edition.number as edition')
    .where((eb) => visible(eb, actor, 'edition.manage', { bodyId: sql.ref('edition.body_id') }))
    .$if(bodyId !== undefined, (some) => some.where('edition.bodyId', '=', bodyId ?? ''))
    .where((eb) =>
      eb.or([
        hasPart(part, 'programme.name_zh', 'programme.name_en'),
        sql<SqlBool>`edition.number::text = ${/\d+/.exec(comparableName(part))?.[0] ?? ''}`,
      ]),
    )
    .orderBy('edition.createdAt', 'desc')
    .orderBy('edition.id')
    .limit(most)
    .execute();

/** Every unit there is, as in the office's list; who may ask is decided by the caller. */
export const findUnits: Find = (db, { part }) =>
  db
    .selectFrom('unit')
    .select(['unit.id', 'unit.nameZh', 'unit.nameEn', noEdition.as('edition')])
    .select([orNull('unit.district').as('ofZh'), orNull('unit.district').as('ofEn')])
    .where(hasNameOrCode(part))
    .orderBy(beginsLater(part, 'unit.name_zh', 'unit.name_en'))
    .orderBy('unit.nameZh')
    .orderBy('unit.id')
    .limit(most)
    .execute();

function entries(db: Transaction<DB>, part: string) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .innerJoin('edition', 'edition.id', 'entry.editionId')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .select(['unit.nameZh', 'unit.nameEn', 'programme.nameZh as ofZh', 'programme.nameEn as ofEn'])
    .select('edition.number as edition')
    .where('entry.withdrawnAt', 'is', null)
    .where((eb) =>
      eb.or([
        hasNameOrCode(part),
        hasPart(part, 'programme.name_zh', 'programme.name_en'),
        sql<SqlBool>`upper(entry.number) = ${comparableName(part).toUpperCase()}`,
      ]),
    )
    .limit(most);
}

export const findEntries: Find = (db, { actor, part, bodyId, unitId }) =>
  entries(db, part)
    .select('entry.id')
    .where((eb) =>
      visible(eb, actor, 'entry.see', { unitId: sql.ref('entry.unit_id'), bodyId: sql.ref('entry.body_id') }),
    )
    .$if(bodyId !== undefined, (some) => some.where('entry.bodyId', '=', bodyId ?? ''))
    .$if(unitId !== undefined, (some) => some.where('entry.unitId', '=', unitId ?? ''))
    .orderBy('entry.createdAt', 'desc')
    .orderBy('entry.id')
    .execute();

/** An assessor's own sheets, by the entry that each is about. */
export const findSheets: Find = (db, { actor, part }) =>
  entries(db, part)
    .innerJoin('assignment', 'assignment.entryId', 'entry.id')
    .innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .select('scoreSheet.id')
    .where('assignment.endedAt', 'is', null)
    .where((eb) => visible(eb, actor, 'score-sheet.write', { assessorId: sql.ref('score_sheet.assessor_id') }))
    .orderBy(sql`score_sheet.submitted_at is not null`)
    .orderBy('entry.number')
    .orderBy('scoreSheet.id')
    .execute();

export const findAssessors: Find = (db, { actor, part, bodyId }) =>
  db
    .selectFrom('assessor')
    .select(['assessor.id', 'name as nameZh', 'name as nameEn', noEdition.as('edition')])
    .select([orNull('assessor.employer').as('ofZh'), orNull('assessor.employer').as('ofEn')])
    .where('retiredAt', 'is', null)
    .where((eb) => visible(eb, actor, 'assessor.manage', { bodyId: sql.ref('assessor.body_id') }))
    .$if(bodyId !== undefined, (some) => some.where('assessor.bodyId', '=', bodyId ?? ''))
    .where(hasPart(part, 'assessor.name', 'assessor.employer'))
    .orderBy(beginsLater(part, 'assessor.name'))
    .orderBy('name')
    .orderBy('assessor.id')
    .limit(most)
    .execute();
