import { createPerson, hashOf } from '../../platform/auth/create-person.ts';
import { lockEmail } from '../../platform/auth/queries.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { translate } from '../../platform/i18n/catalogue.ts';
import { queueMail } from '../../platform/mail/mail.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isCodeTaken, registerNewUnit, type UnitToRegister } from '../units/index.ts';
import type { confirmRegistration, registerUnit } from './contract.ts';
import {
  findPersonByEmail,
  findRegistrationForUpdate,
  markRegistrationFollowed,
  saveRegistration,
  saveStanding,
} from './queries.ts';
import { hashOfSecret, newSecret } from '../../platform/auth/secret-link.ts';
import { texts } from './texts.ts';

const validHours = 48;

/** Nothing is created until the link is followed, and the answer never tells whether the address has an account. */
export async function askToRegister(
  ctx: Ctx,
  { body }: InputOf<typeof registerUnit>,
): Promise<ReplyOf<typeof registerUnit>> {
  const { email, personName, unit } = body;
  const { token, tokenHash } = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + validHours * 3_600_000);
  const passwordHash = await hashOf(body.password);
  await saveRegistration(ctx.db, {
    id: ctx.newId(),
    email,
    personName,
    passwordHash,
    unit,
    tokenHash,
    createdAt: ctx.now,
    expiresAt,
  });
  const say = (key: string) =>
    translate(texts, ctx.language, key, {
      name: personName,
      unit: ctx.language === 'en' ? unit.nameEn : unit.nameZh,
      hours: validHours,
      link: `${ctx.publicUrl}/unit/registration?token=${token}`,
    });
  await queueMail(ctx, {
    to: { address: email, name: personName },
    kind: 'registration',
    subject: say('registration.subject'),
    text: say('registration.body'),
    bodyId: null,
  });
  return { sentTo: email };
}

export async function followRegistration(
  ctx: Ctx,
  { body }: InputOf<typeof confirmRegistration>,
): Promise<ReplyOf<typeof confirmRegistration>> {
  const registration = await findRegistrationForUpdate(ctx.db, hashOfSecret(body.token));
  if (registration === undefined || registration.followedAt !== null || registration.expiresAt <= ctx.now)
    throw new Refusal(409, 'link-not-valid');
  const { email, personName: name, passwordHash } = registration;
  // Somebody who has an account keeps its password: the link proves the address, not that the typed password was theirs.
  const unit = registration.unit as unknown as UnitToRegister;
  if (await isCodeTaken(ctx, unit.code)) throw new Refusal(409, 'unit-code-taken');
  await lockEmail(ctx.db, email);
  const personId =
    (await findPersonByEmail(ctx.db, email))?.id ?? (await createPerson(ctx, { name, email, passwordHash }));
  const by = { ...ctx, actor: { personId, name, standings: [] } };
  const unitId = await registerNewUnit(by, unit);
  const nowhere = { bodyId: null, departmentId: null, employeeId: null, assessorId: null };
  await saveStanding(ctx.db, { id: ctx.newId(), personId, role: 'coordinator', ...nowhere, unitId, beganAt: ctx.now });
  await markRegistrationFollowed(ctx.db, registration.id, ctx.now);
  await recordEvent(by, {
    kind: 'registration.followed',
    subject: { type: 'unit', id: unitId },
    unitId,
    after: { email, name },
  });
  return { unitId, email };
}
