import { sql, type Transaction } from 'kysely';
import { comparableName, gramsToFind } from '../../core/names.ts';
import type { Actor } from '../../core/relations.ts';
import { containing, type Page, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

export type UnitState = 'waiting' | 'confirmed' | 'refused' | 'recorded';

const state = sql<UnitState>`case when unit.confirmed_at is not null then 'confirmed' when unit.refused_at is not null then 'refused'
  when unit.origin = 'recorded' then 'recorded' else 'waiting' end`;

/** The order of the office's list: who waits comes first, and who has waited longest before the others. */
const queue = sql<string>`case when ${state} = 'waiting' then '0' else '1' end
  || to_char(unit.registered_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`;

function summaries(db: Transaction<DB>) {
  return db
    .selectFrom('unit')
    .select(['unit.id', 'unit.nameZh', 'unit.nameEn', 'unit.code', 'unit.unitType', 'unit.sector', 'unit.district'])
    .select(['unit.registeredAt', 'unit.version', state.as('state'), queue.as('queue')]);
}

export type UnitSummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>;

interface UnitWish extends PageWish {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly unitType?: string | undefined;
}

/** Every unit there is; who may ask is decided by the caller. */
export async function listAllUnits(db: Transaction<DB>, wish: UnitWish): Promise<Page<UnitSummaryRow>> {
  const query = summaries(db)
    .$if(wish.state !== undefined, (some) => some.where(sql<boolean>`${state} = ${wish.state}`))
    .$if(wish.unitType !== undefined, (some) => some.where('unit.unitType', '=', wish.unitType ?? ''))
    .$if(wish.q !== undefined && wish.q !== '', (some) => some.where(hasNameOrCode(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        queue: { column: queue, valueOf: (row) => row.queue, type: 'text' },
        name: { column: sql.ref('unit.name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
        registeredAt: {
          column: sql.ref('unit.registered_at'),
          valueOf: (row) => row.registeredAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: 'queue',
      unique: { column: sql.ref('unit.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

/** The index over grams finds the few that may hold the part; then the names themselves, present and former, are read. */
export function hasNameOrCode(part: string) {
  const pattern = containing(comparableName(part));
  const grams = gramsToFind(part);
  const byGrams = grams.length === 0 ? sql`true` : sql`unit.name_grams @> ${sql.val(grams)}::text[]`;
  const holds = (zh: string, en: string) =>
    sql`lower(normalize(${sql.ref(zh)}, NFKC)) like ${pattern} or lower(normalize(${sql.ref(en)}, NFKC)) like ${pattern}`;
  return sql<boolean>`(unit.code = ${part.trim().toUpperCase()} or (${byGrams} and (${holds('unit.name_zh', 'unit.name_en')}
    or exists (select from unit_name former where former.unit_id = unit.id and (${holds('former.name_zh', 'former.name_en')})))))`;
}

export async function listUnitsOf(db: Transaction<DB>, actor: Actor): Promise<UnitSummaryRow[]> {
  return summaries(db)
    .where((eb) => visible(eb, actor, 'unit.see', { unitId: sql.ref('unit.id') }))
    .orderBy('unit.nameZh')
    .orderBy('unit.id')
    .execute();
}

interface FormerName {
  readonly name: { readonly zh: string; readonly en: string };
  readonly usedUntil: string;
}

export async function findUnit(db: Transaction<DB>, unitId: string) {
  return summaries(db)
    .select(['unit.confirmedAt', 'unit.refusedAt', 'unit.refusedReason'])
    .select([
      sql<FormerName[]>`coalesce((select json_agg(json_build_object(
        'name', json_build_object('zh', name_zh, 'en', name_en), 'usedUntil', used_until) order by used_until desc, id)
        from unit_name where unit_name.unit_id = unit.id), '[]')`.as('formerNames'),
      sql<
        { name: string; email: string }[]
      >`coalesce((select json_agg(json_build_object('name', person.name, 'email', person.email)
        order by person.name) from standing join person on person.id = standing.person_id
        where standing.unit_id = unit.id and standing.role = 'coordinator' and standing.ended_at is null), '[]')`.as(
        'coordinators',
      ),
    ])
    .where('unit.id', '=', unitId)
    .executeTakeFirst();
}

export type UnitRow = NonNullable<Awaited<ReturnType<typeof findUnit>>>;

/** Locks the unit's own row, so that changes of it, its departments and employees come one after another. */
export async function findUnitForUpdate(db: Transaction<DB>, unitId: string): Promise<UnitRow | undefined> {
  await db.selectFrom('unit').select('id').where('id', '=', unitId).forUpdate().executeTakeFirst();
  return findUnit(db, unitId);
}

interface Written {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly code: string | null;
  readonly unitType: string;
  readonly sector: string;
  readonly district: string;
  readonly nameGrams: string[];
}

export type NewUnit = Written & {
  readonly id: string;
  readonly registeredAt: Date;
  readonly origin: 'registered' | 'recorded';
};

export async function saveUnit(db: Transaction<DB>, unit: NewUnit): Promise<void> {
  await db.insertInto('unit').values(unit).execute();
}

export async function changeUnit(
  db: Transaction<DB>,
  unitId: string,
  change: Partial<Written> & {
    confirmedAt?: Date;
    confirmedBy?: string | null;
    refusedAt?: Date | null;
    refusedReason?: string | null;
  },
): Promise<void> {
  await db
    .updateTable('unit')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', unitId)
    .execute();
}

export async function saveFormerName(
  db: Transaction<DB>,
  former: { id: string; unitId: string; nameZh: string; nameEn: string; usedUntil: string },
): Promise<void> {
  await db.insertInto('unitName').values(former).execute();
}

/** Whoever is about to take a code waits here for others who are about to take the same one. */
export async function findUnitByCode(db: Transaction<DB>, code: string): Promise<{ id: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unit-code:${code}`}, 0))`.execute(db);
  return db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirst();
}

function departments(db: Transaction<DB>) {
  return db
    .selectFrom('department')
    .select(['department.id', 'department.unitId', 'department.nameZh', 'department.nameEn'])
    .select(
      sql<number>`(select count(*) from employee where employee.department_id = department.id and employee.left_at is null)`.as(
        'employees',
      ),
    );
}

export type DepartmentRow = Awaited<ReturnType<ReturnType<typeof departments>['executeTakeFirstOrThrow']>>;

export async function listDepartmentsOf(
  db: Transaction<DB>,
  unitId: string,
  wish: PageWish & { q?: string | undefined },
): Promise<Page<DepartmentRow>> {
  const query = departments(db)
    .where('department.unitId', '=', unitId)
    .$if(wish.q !== undefined, (some) =>
      some.where((eb) =>
        eb.or([
          eb('department.nameZh', 'ilike', containing(wish.q ?? '')),
          eb('department.nameEn', 'ilike', containing(wish.q ?? '')),
        ]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: { name: { column: sql.ref('department.name_zh'), valueOf: (row) => row.nameZh, type: 'text' } },
      standard: 'name',
      unique: { column: sql.ref('department.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findDepartment(db: Transaction<DB>, departmentId: string): Promise<DepartmentRow | undefined> {
  return departments(db).where('department.id', '=', departmentId).executeTakeFirst();
}

export async function isDepartmentNameTaken(
  db: Transaction<DB>,
  unitId: string,
  nameZh: string,
  except: string | null,
): Promise<boolean> {
  const query = db.selectFrom('department').select('id').where('unitId', '=', unitId).where('nameZh', '=', nameZh);
  return (await (except === null ? query : query.where('id', '<>', except)).executeTakeFirst()) !== undefined;
}

export async function saveDepartment(
  db: Transaction<DB>,
  department: { id: string; unitId: string; nameZh: string; nameEn: string },
): Promise<void> {
  await db.insertInto('department').values(department).execute();
}

export async function changeDepartment(
  db: Transaction<DB>,
  departmentId: string,
  name: { nameZh: string; nameEn: string },
): Promise<void> {
  await db.updateTable('department').set(name).where('id', '=', departmentId).execute();
}

function employees(db: Transaction<DB>) {
  return db
    .selectFrom('employee')
    .leftJoin('department', 'department.id', 'employee.departmentId')
    .select(['employee.id', 'employee.unitId', 'employee.name', 'employee.staffNumber', 'employee.isLeader'])
    .select(['employee.departmentId', 'employee.personId', 'employee.joinedAt', 'employee.leftAt'])
    .select(['department.nameZh as departmentZh', 'department.nameEn as departmentEn']);
}

export type EmployeeRow = Awaited<ReturnType<ReturnType<typeof employees>['executeTakeFirstOrThrow']>>;

interface EmployeeWish extends PageWish {
  readonly q?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly state: 'present' | 'left';
}

export async function listEmployeesOf(
  db: Transaction<DB>,
  unitId: string,
  wish: EmployeeWish,
): Promise<Page<EmployeeRow>> {
  const query = employees(db)
    .where('employee.unitId', '=', unitId)
    .where('employee.leftAt', wish.state === 'left' ? 'is not' : 'is', null)
    .$if(wish.departmentId !== undefined, (some) => some.where('employee.departmentId', '=', wish.departmentId ?? ''))
    .$if(wish.q !== undefined, (some) =>
      some.where((eb) =>
        eb.or([
          eb('employee.name', 'ilike', containing(wish.q ?? '')),
          eb('employee.staffNumber', 'ilike', containing(wish.q ?? '')),
        ]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        name: { column: sql.ref('employee.name'), valueOf: (row) => row.name, type: 'text' },
        staffNumber: { column: sql.ref('employee.staff_number'), valueOf: (row) => row.staffNumber, type: 'text' },
        joinedAt: {
          column: sql.ref('employee.joined_at'),
          valueOf: (row) => row.joinedAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: 'name',
      unique: { column: sql.ref('employee.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findEmployee(db: Transaction<DB>, employeeId: string): Promise<EmployeeRow | undefined> {
  return employees(db).where('employee.id', '=', employeeId).executeTakeFirst();
}

export async function isStaffNumberTaken(
  db: Transaction<DB>,
  unitId: string,
  staffNumber: string,
  except: string | null,
): Promise<boolean> {
  const query = db
    .selectFrom('employee')
    .select('id')
    .where('unitId', '=', unitId)
    .where('staffNumber', '=', staffNumber)
    .where('leftAt', 'is', null);
  return (await (except === null ? query : query.where('id', '<>', except)).executeTakeFirst()) !== undefined;
}

interface EmployeeDetails {
  readonly name: string;
  readonly staffNumber: string;
  readonly isLeader: boolean;
  readonly departmentId: string | null;
}

export async function saveEmployee(
  db: Transaction<DB>,
  employee: EmployeeDetails & { id: string; unitId: string; joinedAt: Date },
): Promise<void> {
  await db.insertInto('employee').values(employee).execute();
}

export async function changeEmployee(
  db: Transaction<DB>,
  employeeId: string,
  change: EmployeeDetails | { leftAt: Date },
): Promise<void> {
  await db.updateTable('employee').set(change).where('id', '=', employeeId).execute();
}
