import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const role = z.enum(['office', 'assessor', 'coordinator', 'department', 'employee']);

const standing = z.object({
  role,
  bodyId: id.nullable(),
  unitId: id.nullable(),
  departmentId: id.nullable(),
  employeeId: id.nullable(),
  assessorId: id.nullable(),
  /** Of the body or the unit. */
  name,
});

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and at which doors they stand.',
  reply: z.object({
    personId: id,
    name: z.string(),
    email: z.string(),
    twoFactor: z.boolean(),
    standings: z.array(standing),
  }),
});

const password = z.string().min(10).max(200);
const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
const personName = z.string().trim().min(1).max(100);

export const registerUnit = operation({
  id: 'registerUnit',
  method: 'POST',
  path: '/api/registrations',
  summary:
    'A unit asks to be registered, with its first coordinator. A mail with a link follows; the answer is the same whether or not the address is known.',
  access: 'anyone',
  body: z.strictObject({
    email,
    password,
    personName,
    unit: z.strictObject({
      nameZh: z.string().trim().min(1).max(200),
      nameEn: z.string().trim().min(1).max(200),
      code: z
        .string()
        .trim()
        .regex(/^[0-9A-Z]{18}$/)
        .optional(),
      unitType: z.enum(['enterprise', 'institution', 'school', 'hospital', 'organ', 'social', 'other']),
      sector: z.string().trim().max(100).default(''),
      district: z.string().trim().max(100).default(''),
    }),
  }),
  reply: z.object({ sentTo: z.string() }),
});

export const confirmRegistration = operation({
  id: 'confirmRegistration',
  method: 'POST',
  path: '/api/registration-confirmations',
  summary:
    'Follows the link of the mail: the person and the unit come into being, the office still has to confirm the unit.',
  access: 'anyone',
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  reply: z.object({ unitId: id, email: z.string() }),
  refusals: ['link-not-valid', 'unit-code-taken'],
});

const invitation = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  state: z.enum(['open', 'accepted', 'expired', 'withdrawn']),
  createdAt: instant,
  expiresAt: instant,
});

const invitee = { email, name: personName };

export const inviteOffice = operation({
  id: 'inviteOffice',
  method: 'POST',
  path: '/api/bodies/:bodyId/invitations',
  summary: 'The office invites a colleague or an assessor by mail.',
  params: { bodyId: id },
  body: z.discriminatedUnion('role', [
    z.strictObject({ ...invitee, role: z.literal('office') }),
    z.strictObject({
      ...invitee,
      role: z.literal('assessor'),
      employer: z.string().trim().max(200).default(''),
      sectors: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
    }),
  ]),
  reply: invitation,
  refusals: ['not-found'],
});

export const inviteToUnit = operation({
  id: 'inviteToUnit',
  method: 'POST',
  path: '/api/units/:unitId/invitations',
  summary: 'The coordinator invites a colleague: another coordinator, the person of a department, or an employee.',
  params: { unitId: id },
  body: z.discriminatedUnion('role', [
    z.strictObject({ ...invitee, role: z.literal('coordinator') }),
    z.strictObject({ ...invitee, role: z.literal('department'), departmentId: id }),
    z.strictObject({ ...invitee, role: z.literal('employee'), employeeId: id }),
  ]),
  reply: invitation,
  refusals: ['not-found'],
});

export const listBodyInvitations = operation({
  id: 'listBodyInvitations',
  method: 'GET',
  path: '/api/bodies/:bodyId/invitations',
  summary: 'The invitations a body sent, newest first.',
  params: { bodyId: id },
  query: pageQuery,
  reply: page(invitation),
});

export const listUnitInvitations = operation({
  id: 'listUnitInvitations',
  method: 'GET',
  path: '/api/units/:unitId/invitations',
  summary: 'The invitations a unit sent, newest first.',
  params: { unitId: id },
  query: pageQuery,
  reply: page(invitation),
});

export const withdrawInvitation = operation({
  id: 'withdrawInvitation',
  method: 'DELETE',
  path: '/api/invitations/:invitationId',
  summary: 'Takes an open invitation back.',
  params: { invitationId: id },
  refusals: ['not-found', 'invitation-not-open'],
});

export const readInvitation = operation({
  id: 'readInvitation',
  method: 'POST',
  path: '/api/invitation-readings',
  summary: 'What the link of an invitation offers, before it is accepted.',
  access: 'anyone',
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  reply: z.object({ email: z.string(), name: z.string(), role, place: name, hasAccount: z.boolean() }),
  refusals: ['link-not-valid'],
});

export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitation-acceptances',
  summary:
    'Accepts an invitation: whoever has no account yet chooses a password, everybody else is signed in and gains the standing.',
  access: 'anyone',
  body: z.strictObject({
    token: z.string().min(20).max(200),
    password: password.optional(),
    name: personName.optional(),
  }),
  reply: z.object({ role, email: z.string() }),
  refusals: ['link-not-valid', 'password-missing'],
});

const member = z.object({ standingId: id, personId: id, name: z.string(), email: z.string(), role, since: instant });

export const listBodyMembers = operation({
  id: 'listBodyMembers',
  method: 'GET',
  path: '/api/bodies/:bodyId/members',
  summary: 'Who stands at a body: its office and its assessors.',
  params: { bodyId: id },
  query: pageQuery,
  reply: page(member),
});

export const listUnitMembers = operation({
  id: 'listUnitMembers',
  method: 'GET',
  path: '/api/units/:unitId/members',
  summary: 'Who stands at a unit: coordinators, departments, employees.',
  params: { unitId: id },
  query: pageQuery,
  reply: page(member),
});

export const endStanding = operation({
  id: 'endStanding',
  method: 'DELETE',
  path: '/api/standings/:standingId',
  summary: "Ends somebody's standing at a body or a unit; the last office member or coordinator cannot be removed.",
  params: { standingId: id },
  refusals: ['not-found', 'last-of-its-kind'],
});
