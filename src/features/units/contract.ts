import { z } from 'zod';
import { id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';

/** The types of unit that criteria packs tell apart. */
export const unitTypes = ['enterprise', 'institution', 'school', 'hospital', 'organ', 'social', 'other'] as const;
export const unitStates = ['waiting', 'confirmed', 'refused', 'recorded'] as const;

const name = z.object({ zh: z.string(), en: z.string() });
const nameWritten = z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });
const unitType = z.enum(unitTypes);
const reason = z.string().trim().min(1).max(500);

const summary = z.object({
  id,
  name,
  code: z.string().nullable(),
  unitType: z.string(),
  sector: z.string(),
  district: z.string(),
  /** `recorded`: written down with an honour of the past, never registered by itself. */
  state: z.enum(unitStates),
  registeredAt: instant,
  version: z.number().int(),
});

const unit = summary.extend({
  confirmedAt: instant.nullable(),
  refusedAt: instant.nullable(),
  refusedReason: z.string().nullable(),
  formerNames: z.array(z.object({ name, usedUntil: isoDate })),
  coordinators: z.array(z.object({ name: z.string(), email: z.string() })),
});

export const listUnits = operation({
  id: 'listUnits',
  method: 'GET',
  path: '/api/units',
  summary:
    'The units of this installation for every office, those that wait for confirmation first; found by any part of a present or former name.',
  query: { ...pageQuery, state: z.enum(unitStates).optional(), unitType: unitType.optional() },
  reply: page(summary),
  refusals: ['not-found'],
  exportColumns: ['name', 'code', 'unitType', 'sector', 'district', 'state', 'registeredAt'],
});

export const listMyUnits = operation({
  id: 'listMyUnits',
  method: 'GET',
  path: '/api/me/units',
  summary: 'The units that the caller belongs to.',
  reply: z.object({ items: z.array(summary) }),
});

export const getUnit = operation({
  id: 'getUnit',
  method: 'GET',
  path: '/api/units/:unitId',
  summary: 'One unit, for its own people and for every office.',
  params: { unitId: id },
  reply: unit,
  refusals: ['not-found'],
  versioned: true,
});

export const updateUnit = operation({
  id: 'updateUnit',
  method: 'PUT',
  path: '/api/units/:unitId',
  summary:
    'The coordinator changes what the unit states of itself. A former name is kept with its date; a refused unit waits for confirmation again.',
  params: { unitId: id },
  body: z.strictObject({
    name: nameWritten,
    code: z
      .string()
      .trim()
      .regex(/^[0-9A-Z]{18}$/)
      .nullable(),
    unitType,
    sector: z.string().trim().max(100),
    district: z.string().trim().max(100),
  }),
  reply: unit,
  refusals: ['not-found', 'stale-version', 'unit-code-taken'],
  versioned: true,
});

export const confirmUnit = operation({
  id: 'confirmUnit',
  method: 'PUT',
  path: '/api/units/:unitId/confirmation',
  summary:
    'An office confirms that the unit is what it states; from then on it may submit entries. Its coordinators get a mail.',
  params: { unitId: id },
  reply: unit,
  refusals: ['not-found', 'stale-version', 'unit-confirmed-already', 'unit-not-registered'],
  versioned: true,
});

export const refuseUnit = operation({
  id: 'refuseUnit',
  method: 'PUT',
  path: '/api/units/:unitId/refusal',
  summary:
    'An office refuses to confirm the unit and says why. Its coordinators get a mail and may mend what is wrong.',
  params: { unitId: id },
  body: z.strictObject({ reason }),
  reply: unit,
  refusals: ['not-found', 'stale-version', 'unit-confirmed-already', 'unit-refused-already', 'unit-not-registered'],
  versioned: true,
});

const department = z.object({ id, name, employees: z.number().int() });

export const listDepartments = operation({
  id: 'listDepartments',
  method: 'GET',
  path: '/api/units/:unitId/departments',
  summary: 'The departments of a unit, for its own people.',
  params: { unitId: id },
  query: pageQuery,
  reply: page(department),
  refusals: ['not-found'],
});

export const createDepartment = operation({
  id: 'createDepartment',
  method: 'POST',
  path: '/api/units/:unitId/departments',
  summary: 'The coordinator adds a department.',
  params: { unitId: id },
  body: z.strictObject({ name: nameWritten }),
  reply: department,
  refusals: ['not-found', 'department-name-taken'],
});

export const renameDepartment = operation({
  id: 'renameDepartment',
  method: 'PUT',
  path: '/api/departments/:departmentId',
  summary: 'The coordinator gives a department another name.',
  params: { departmentId: id },
  body: z.strictObject({ name: nameWritten }),
  reply: department,
  refusals: ['not-found', 'department-name-taken'],
});

const employee = z.object({
  id,
  name: z.string(),
  staffNumber: z.string(),
  isLeader: z.boolean(),
  departmentId: id.nullable(),
  departmentName: name.nullable(),
  /** Whether an account of Exemplar belongs to this employee. */
  hasAccount: z.boolean(),
  joinedAt: instant,
  leftAt: instant.nullable(),
});

const employeeDetails = z.strictObject({
  name: z.string().trim().min(1).max(100),
  staffNumber: z.string().trim().max(50).default(''),
  isLeader: z.boolean().default(false),
  departmentId: id.nullable().default(null),
});

export const listEmployees = operation({
  id: 'listEmployees',
  method: 'GET',
  path: '/api/units/:unitId/employees',
  summary: 'The employees of a unit, for its coordinators and departments; those who left only on request.',
  params: { unitId: id },
  query: { ...pageQuery, departmentId: id.optional(), state: z.enum(['present', 'left']).default('present') },
  reply: page(employee),
  refusals: ['not-found'],
  exportColumns: ['name', 'staffNumber', 'departmentName', 'isLeader', 'joinedAt', 'leftAt'],
});

export const createEmployee = operation({
  id: 'createEmployee',
  method: 'POST',
  path: '/api/units/:unitId/employees',
  summary: 'The coordinator writes an employee down.',
  params: { unitId: id },
  body: employeeDetails,
  reply: employee,
  refusals: ['not-found', 'department-unknown', 'staff-number-taken'],
});

export const updateEmployee = operation({
  id: 'updateEmployee',
  method: 'PUT',
  path: '/api/employees/:employeeId',
  summary: 'The coordinator changes what is written down of an employee.',
  params: { employeeId: id },
  body: employeeDetails,
  reply: employee,
  refusals: ['not-found', 'department-unknown', 'staff-number-taken', 'employee-left'],
});

export const recordLeaving = operation({
  id: 'recordLeaving',
  method: 'PUT',
  path: '/api/employees/:employeeId/leaving',
  summary: 'The employee left the unit: the record stays, the standing as its employee ends.',
  params: { employeeId: id },
  reply: employee,
  refusals: ['not-found', 'employee-left'],
});
