import type { Persona, TestWorld } from '../../../test/support/world.ts';
import { confirmRegistration, registerUnit } from '../people/contract.ts';

/** A unit that registered itself by the mail's link, and its coordinator. */
export async function registeredUnit(
  world: TestWorld,
  details: { nameZh: string; nameEn: string; code?: string },
): Promise<{ unitId: string; coordinator: Persona; email: string }> {
  const email = `${details.nameEn.replaceAll(/\W/g, '').toLowerCase()}@example.org`;
  const unit = { unitType: 'enterprise' as const, ...details };
  await world.call(registerUnit, { body: { email, password: 'correct horse', personName: 'Lin', unit } });
  const mail = await world.database.db
    .selectFrom('outboxMail')
    .select('textBody')
    .where('toAddress', '=', email)
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow();
  const token = /token=([\w-]+)/.exec(mail.textBody)?.[1] ?? '';
  const { unitId } = await world.call(confirmRegistration, { body: { token } });
  const coordinator = await world.person('Coordinator', { role: 'coordinator', unitId });
  return { unitId, coordinator, email };
}
