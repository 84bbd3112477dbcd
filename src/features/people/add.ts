import type { Role } from '../../core/relations.ts';
import { createPerson } from '../../platform/auth/create-person.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { saveAssessor, saveStanding, tieAssessorToPerson, tieEmployeeToPerson } from './queries.ts';

/** A person who was neither invited nor registered: the first administrator, and the people of the demonstration. */
export async function addPerson(
  ctx: Ctx,
  person: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<string> {
  const id = await createPerson(ctx, person);
  await recordEvent(ctx, {
    kind: 'person.added',
    subject: { type: 'person', id },
    after: { name: person.name, email: person.email },
  });
  return id;
}

const nowhere = { bodyId: null, unitId: null, departmentId: null, employeeId: null, assessorId: null };
type Place = Partial<Record<keyof typeof nowhere, string>>;

export async function giveStanding(
  ctx: Ctx,
  { personId, role, ...place }: { readonly personId: string; readonly role: Role } & Place,
): Promise<void> {
  const standing = { ...nowhere, ...place };
  await saveStanding(ctx.db, { id: ctx.newId(), personId, role, ...standing, beganAt: ctx.now });
  if (standing.employeeId !== null) await tieEmployeeToPerson(ctx.db, standing.employeeId, personId);
  await recordEvent(ctx, {
    kind: 'standing.given',
    subject: { type: 'person', id: personId },
    bodyId: standing.bodyId,
    unitId: standing.unitId,
    after: { role, ...place },
  });
}

export async function addAssessor(
  ctx: Ctx,
  assessor: {
    readonly bodyId: string;
    readonly personId: string;
    readonly name: string;
    readonly employer: string;
    readonly sectors: string[];
  },
): Promise<string> {
  const id = ctx.newId();
  const { personId, bodyId, ...rest } = assessor;
  await saveAssessor(ctx.db, { id, bodyId, ...rest, createdAt: ctx.now });
  await tieAssessorToPerson(ctx.db, id, personId);
  await recordEvent(ctx, { kind: 'assessor.added', subject: { type: 'assessor', id }, bodyId, after: rest });
  await giveStanding(ctx, { personId, role: 'assessor', bodyId, assessorId: id });
  return id;
}
