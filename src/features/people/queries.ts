import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Role, Standing } from '../../core/relations.ts';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Place = { readonly bodyId: string } | { readonly unitId: string };

export interface NamedStanding {
  standing: Standing;
  name: { zh: string; en: string };
}

/** Where a person stands at this moment, with the names of the places. */
export async function listStandings(db: Kysely<DB> | Transaction<DB>, personId: string): Promise<NamedStanding[]> {
  const rows = await db
    .selectFrom('standing')
    .leftJoin('body', 'body.id', 'standing.bodyId')
    .leftJoin('unit', 'unit.id', 'standing.unitId')
    .select([
      'standing.role',
      'standing.bodyId',
      'standing.unitId',
      'standing.departmentId',
      'standing.employeeId',
      'standing.assessorId',
    ])
    .select((eb) => [
      eb.fn.coalesce('body.nameZh', 'unit.nameZh').as('nameZh'),
      eb.fn.coalesce('body.nameEn', 'unit.nameEn').as('nameEn'),
    ])
    .where('standing.personId', '=', personId)
    .where('standing.endedAt', 'is', null)
    .orderBy('standing.beganAt')
    .orderBy('standing.id')
    .execute();
  return rows.map(({ nameZh, nameEn, ...standing }) => ({
    // The table's checks hold the shape: each role has the columns it needs.
    standing: standing as unknown as Standing,
    name: { zh: nameZh ?? '', en: nameEn ?? '' },
  }));
}

export async function getPerson(db: Transaction<DB>, personId: string) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'twoFactorEnabled'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
}

export async function findPersonByEmail(
  db: Transaction<DB>,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  return db.selectFrom('person').select(['id', 'name']).where('email', '=', email).executeTakeFirst();
}

export interface NewStanding {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly bodyId: string | null;
  readonly unitId: string | null;
  readonly departmentId: string | null;
  readonly employeeId: string | null;
  readonly assessorId: string | null;
  readonly beganAt: Date;
}

/** Gives the standing unless the person has the very same one already. */
export async function saveStanding(db: Transaction<DB>, standing: NewStanding): Promise<void> {
  const same = await db
    .selectFrom('standing')
    .select('id')
    .where('personId', '=', standing.personId)
    .where('role', '=', standing.role)
    .where('endedAt', 'is', null)
    .where((eb) =>
      eb.and(
        (['bodyId', 'unitId', 'departmentId', 'employeeId', 'assessorId'] as const).map((column) =>
          eb(column, 'is not distinct from', standing[column]),
        ),
      ),
    )
    .executeTakeFirst();
  if (same === undefined) await db.insertInto('standing').values(standing).execute();
}

export async function saveRegistration(
  db: Transaction<DB>,
  registration: {
    id: string;
    email: string;
    personName: string;
    passwordHash: string;
    unit: unknown;
    tokenHash: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('registration')
    .values({ ...registration, unit: JSON.stringify(registration.unit) })
    .execute();
}

export async function findRegistrationForUpdate(db: Transaction<DB>, tokenHash: string) {
  return db.selectFrom('registration').selectAll().where('tokenHash', '=', tokenHash).forUpdate().executeTakeFirst();
}

export async function markRegistrationFollowed(db: Transaction<DB>, registrationId: string, at: Date): Promise<void> {
  await db
    .updateTable('registration')
    .set({ followedAt: at, passwordHash: '' })
    .where('id', '=', registrationId)
    .execute();
}

export type NewInvitation = Omit<NewStanding, 'personId' | 'beganAt'> & {
  readonly email: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export async function saveInvitation(db: Transaction<DB>, invitation: NewInvitation): Promise<void> {
  await db.insertInto('invitation').values(invitation).execute();
}

export async function findInvitationForUpdate(db: Transaction<DB>, by: { tokenHash: string } | { id: string }) {
  const query = db.selectFrom('invitation').selectAll().forUpdate();
  return ('id' in by ? query.where('id', '=', by.id) : query.where('tokenHash', '=', by.tokenHash)).executeTakeFirst();
}

export async function getPlaceName(
  db: Transaction<DB>,
  place: { bodyId: string | null; unitId: string | null },
): Promise<{ zh: string; en: string }> {
  const row =
    place.bodyId !== null
      ? await db
          .selectFrom('body')
          .select(['nameZh', 'nameEn'])
          .where('id', '=', place.bodyId)
          .executeTakeFirstOrThrow()
      : await db
          .selectFrom('unit')
          .select(['nameZh', 'nameEn'])
          .where('id', '=', place.unitId)
          .executeTakeFirstOrThrow();
  return { zh: row.nameZh, en: row.nameEn };
}

/** Whether the department or the employee is of this unit. */
export async function findUnitPlace(
  db: Transaction<DB>,
  unitId: string,
  at: { departmentId: string } | { employeeId: string },
): Promise<boolean> {
  const found =
    'departmentId' in at
      ? await db
          .selectFrom('department')
          .select('id')
          .where('id', '=', at.departmentId)
          .where('unitId', '=', unitId)
          .executeTakeFirst()
      : await db
          .selectFrom('employee')
          .select('id')
          .where('id', '=', at.employeeId)
          .where('unitId', '=', unitId)
          .where('leftAt', 'is', null)
          .executeTakeFirst();
  return found !== undefined;
}

export async function markInvitation(
  db: Transaction<DB>,
  invitationId: string,
  change: { acceptedAt: Date } | { withdrawnAt: Date },
): Promise<void> {
  await db.updateTable('invitation').set(change).where('id', '=', invitationId).execute();
}

interface InvitationRow {
  id: string;
  email: string;
  name: string;
  role: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
}

export async function listInvitations(
  db: Transaction<DB>,
  place: Place,
  wish: PageWish & { q?: string | undefined },
): Promise<Page<InvitationRow>> {
  const [column, operator, value] = whereIs(place);
  const query = db
    .selectFrom('invitation')
    .select(['id', 'email', 'name', 'role', 'createdAt', 'expiresAt', 'acceptedAt', 'withdrawnAt'])
    .where(column, operator, value)
    .$if(wish.q !== undefined, (some) =>
      some.where((eb) =>
        eb.or([eb('name', 'ilike', containing(wish.q ?? '')), eb('email', 'ilike', containing(wish.q ?? ''))]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        name: { column: sql.ref('name'), valueOf: (row) => row.name, type: 'text' },
        createdAt: {
          column: sql.ref('created_at'),
          valueOf: (row) => row.createdAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: '-createdAt',
      unique: { column: sql.ref('id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

interface MemberRow {
  standingId: string;
  personId: string;
  name: string;
  email: string;
  role: string;
  since: Date;
}

export async function listMembers(
  db: Transaction<DB>,
  place: Place,
  wish: PageWish & { q?: string | undefined },
): Promise<Page<MemberRow>> {
  const [column, operator, value] = whereIs(place);
  const query = db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.personId')
    .select([
      'standing.id as standingId',
      'person.id as personId',
      'person.name',
      'person.email',
      'standing.role',
      'standing.beganAt as since',
    ])
    .where(`standing.${column}`, operator, value)
    .where('standing.endedAt', 'is', null)
    .$if(wish.q !== undefined, (some) =>
      some.where((eb) =>
        eb.or([
          eb('person.name', 'ilike', containing(wish.q ?? '')),
          eb('person.email', 'ilike', containing(wish.q ?? '')),
        ]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        name: { column: sql.ref('person.name'), valueOf: (row) => row.name, type: 'text' },
        since: { column: sql.ref('standing.began_at'), valueOf: (row) => row.since.toISOString(), type: 'timestamptz' },
      },
      standard: 'name',
      unique: { column: sql.ref('standing.id'), valueOf: (row) => row.standingId, type: 'uuid' },
    },
    wish,
  );
}

function whereIs(place: Place): ['bodyId' | 'unitId', '=', string] {
  return 'bodyId' in place ? ['bodyId', '=', place.bodyId] : ['unitId', '=', place.unitId];
}

export async function findStanding(db: Transaction<DB>, standingId: string) {
  return db
    .selectFrom('standing')
    .selectAll()
    .where('id', '=', standingId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
}

/** Everybody in this role at this place, locked in one order, so that of two who leave at once one sees the other gone. */
export async function listStandingsLikeForUpdate(
  db: Transaction<DB>,
  standing: { role: string; bodyId: string | null; unitId: string | null },
): Promise<string[]> {
  const rows = await db
    .selectFrom('standing')
    .select('id')
    .where('role', '=', standing.role)
    .where('bodyId', 'is not distinct from', standing.bodyId)
    .where('unitId', 'is not distinct from', standing.unitId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function markStandingEnded(db: Transaction<DB>, standingId: string, at: Date): Promise<void> {
  await db.updateTable('standing').set({ endedAt: at }).where('id', '=', standingId).execute();
}

export async function saveAssessor(
  db: Transaction<DB>,
  assessor: { id: string; bodyId: string; name: string; employer: string; sectors: string[]; createdAt: Date },
): Promise<void> {
  await db.insertInto('assessor').values(assessor).execute();
}

export async function tieAssessorToPerson(db: Transaction<DB>, assessorId: string, personId: string): Promise<void> {
  await db.updateTable('assessor').set({ personId }).where('id', '=', assessorId).execute();
}

export async function tieEmployeeToPerson(db: Transaction<DB>, employeeId: string, personId: string): Promise<void> {
  await db.updateTable('employee').set({ personId }).where('id', '=', employeeId).execute();
}

export async function endStandingsOfEmployee(
  { db, now }: { db: Transaction<DB>; now: Date },
  employeeId: string,
): Promise<void> {
  await db
    .updateTable('standing')
    .set({ endedAt: now })
    .where('employeeId', '=', employeeId)
    .where('endedAt', 'is', null)
    .execute();
}
