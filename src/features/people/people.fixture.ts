import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';

export const password = 'a long enough password';

/** A body with two in its office, a unit with a coordinator, and somebody from elsewhere. */
export async function peopleScene() {
  const world = await openWorld();
  const [bodyId, unitId] = [await world.body(), await world.unit()];
  const office = await world.person('Olga', { role: 'office', bodyId });
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId });
  const assessor = await world.assessor(bodyId, 'Asa');
  const otherOffice = await world.person('Oscar', { role: 'office', bodyId: await world.body('Other') });
  const otherCoordinator = await world.person('Curt', { role: 'coordinator', unitId: await world.unit('Other') });
  return { world, bodyId, unitId, office, coordinator, assessor, otherOffice, otherCoordinator };
}

/** The secret in the newest mail to an address. */
export async function tokenFor({ database }: TestWorld, address: string): Promise<string> {
  const { textBody } = await database.db
    .selectFrom('outboxMail')
    .select('textBody')
    .where('toAddress', '=', address)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return new URL(/https?:\S+/.exec(textBody)?.[0] ?? 'about:blank').searchParams.get('token') ?? '';
}

export const later = (world: TestWorld, days: number): void =>
  void (world.now = new Date(world.now.getTime() + days * 86_400_000));

/** The kinds of events, in their order. */
export async function eventsIn({ database }: TestWorld): Promise<string[]> {
  const rows = await database.db.selectFrom('event').select('kind').orderBy('id').execute();
  return rows.map(({ kind }) => kind);
}

export async function personCalled(world: TestWorld, email: string): Promise<Persona> {
  const row = await world.database.db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const persona = { personId: row.id, name: row.name, email: row.email };
  world.welcome(persona);
  return persona;
}
