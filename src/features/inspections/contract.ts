import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';
import { handedEvidence } from '../evidence/contract.ts';

export const checklistResults = ['met', 'not-met', 'not-seen'] as const;
export const gravities = ['minor', 'major'] as const;
/** How far a finding has come: raised, its rectification ordered, reported, closed. */
export const findingStates = ['raised', 'ordered', 'reported', 'closed'] as const;

const count = z.number().int();
const short = z.string().trim().min(1).max(limits.shortText);
const long = z.string().trim().min(1).max(limits.criterionText);
const indicator = z.string().trim().min(1).max(40);

const item = z.strictObject({ text: short, indicator, result: z.enum(checklistResults) });

const summary = z.object({
  id,
  unitId: id,
  driveId: id,
  driveName: z.string(),
  title: z.string(),
  heldOn: isoDate,
  inspector: z.string(),
  items: count,
  itemsNotMet: count,
  findings: count,
  openFindings: count,
  createdAt: instant,
  version: count,
});

const finding = z.object({
  id,
  inspectionId: id,
  inspectionTitle: z.string(),
  driveId: id,
  unitId: id,
  indicator: z.string(),
  gravity: z.enum(gravities),
  description: z.string(),
  state: z.enum(findingStates),
  isOverdue: z.boolean(),
  raisedAt: instant,
  raisedBy: z.string().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  dueOn: isoDate.nullable(),
  plan: z.string().nullable(),
  orderedAt: instant.nullable(),
  orderedBy: z.string().nullable(),
  report: z.string().nullable(),
  reportedAt: instant.nullable(),
  reportedBy: z.string().nullable(),
  evidenceId: id.nullable(),
  evidenceTitle: z.string().nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  closingNote: z.string().nullable(),
  /** How often a report was sent back. */
  returned: count,
  may: z.object({ order: z.boolean(), report: z.boolean(), judge: z.boolean(), reopen: z.boolean() }),
  version: count,
});

const findingWhole = finding.extend({
  returns: z.array(z.object({ id, reason: z.string(), at: instant, by: z.string().nullable() })),
});

const inspection = summary.extend({
  checklist: z.array(item),
  findingList: z.array(finding),
  mayManage: z.boolean(),
});

const inspectionBody = z.strictObject({
  title: short,
  heldOn: isoDate,
  inspector: short,
  checklist: z.array(item).max(limits.checklistItems).default([]),
});
const inspectionParams = { inspectionId: id };
const findingParams = { findingId: id };

export const createInspection = operation({
  id: 'createInspection',
  method: 'POST',
  path: '/api/drives/:driveId/inspections',
  summary:
    'Somebody of the coordinator’s or a department writes an inspection of an open drive down, with its checklist.',
  params: { driveId: id },
  body: inspectionBody,
  reply: inspection,
  refusals: ['not-found', 'drive-closed', 'inspection-invalid'],
});

export const listInspections = operation({
  id: 'listInspections',
  method: 'GET',
  path: '/api/units/:unitId/inspections',
  summary: 'The inspections of a unit, the latest first, for its coordinators and departments.',
  params: { unitId: id },
  query: { ...pageQuery, driveId: id.optional() },
  reply: page(summary),
  refusals: ['not-found'],
  exportColumns: ['heldOn', 'title', 'inspector', 'driveName', 'items', 'itemsNotMet', 'findings', 'openFindings'],
});

export const getInspection = operation({
  id: 'getInspection',
  method: 'GET',
  path: '/api/inspections/:inspectionId',
  summary: 'One inspection with its checklist and findings, for coordinators and departments of the unit.',
  params: inspectionParams,
  reply: inspection,
  refusals: ['not-found'],
  versioned: true,
});

export const updateInspection = operation({
  id: 'updateInspection',
  method: 'PUT',
  path: '/api/inspections/:inspectionId',
  summary: 'Changes what was written down of an inspection; its findings stay as they are.',
  params: inspectionParams,
  body: inspectionBody,
  reply: inspection,
  refusals: ['not-found', 'stale-version', 'drive-closed', 'inspection-invalid'],
  versioned: true,
});

export const raiseFinding = operation({
  id: 'raiseFinding',
  method: 'POST',
  path: '/api/inspections/:inspectionId/findings',
  summary: 'Raises a finding against an indicator; from then on it shows on the readiness of the indicator.',
  params: inspectionParams,
  body: z.strictObject({ indicator, gravity: z.enum(gravities), description: long }),
  reply: findingWhole,
  refusals: ['not-found', 'drive-closed', 'inspection-invalid'],
});

export const listFindings = operation({
  id: 'listFindings',
  method: 'GET',
  path: '/api/units/:unitId/findings',
  summary: 'The findings of a unit, for its coordinators and departments; `overdue` are those not reported in time.',
  params: { unitId: id },
  query: {
    ...pageQuery,
    driveId: id.optional(),
    indicator: z.string().max(40).optional(),
    state: z.enum([...findingStates, 'open', 'overdue']).optional(),
  },
  reply: page(finding),
  refusals: ['not-found'],
  exportColumns: ['indicator', 'gravity', 'description', 'state', 'ownerName', 'dueOn', 'raisedAt', 'closedAt'],
});

export const getFinding = operation({
  id: 'getFinding',
  method: 'GET',
  path: '/api/findings/:findingId',
  summary: 'One finding with what was done about it, for coordinators and departments, and for whoever has to mend it.',
  params: findingParams,
  reply: findingWhole,
  refusals: ['not-found'],
});

export const orderRectification = operation({
  id: 'orderRectification',
  method: 'PUT',
  path: '/api/findings/:findingId/rectification',
  summary: 'Says who mends a finding, how and by when; again as long as nothing was reported.',
  params: findingParams,
  body: z.strictObject({ ownerId: id, dueOn: isoDate, plan: long }),
  reply: findingWhole,
  refusals: ['not-found', 'inspection-invalid', 'finding-reported', 'finding-closed'],
});

export const reportRectification = operation({
  id: 'reportRectification',
  method: 'PUT',
  path: '/api/findings/:findingId/rectification/report',
  summary: 'The owner, or somebody of the unit’s for an owner without an account, reports what was done, with proof.',
  params: findingParams,
  body: z.strictObject({ report: long, evidence: handedEvidence }),
  reply: findingWhole,
  refusals: ['not-found', 'evidence-invalid', 'finding-not-ordered', 'finding-reported', 'finding-closed'],
});

export const returnRectification = operation({
  id: 'returnRectification',
  method: 'POST',
  path: '/api/findings/:findingId/rectification/returns',
  summary: 'Sends a report back, or `from` closed opens the finding again, with a reason: it is not mended for good.',
  params: findingParams,
  body: z.strictObject({ reason: long, from: z.enum(['reported', 'closed']).default('reported') }),
  reply: findingWhole,
  refusals: ['not-found', 'finding-not-reported', 'finding-closed', 'finding-not-closed', 'closed-by-another'],
});

export const closeFinding = operation({
  id: 'closeFinding',
  method: 'PUT',
  path: '/api/findings/:findingId/rectification/closing',
  summary: 'Somebody else than the owner, and than who reported, finds it mended and closes the finding.',
  params: findingParams,
  body: z.strictObject({ note: z.string().trim().max(limits.criterionText).default('') }),
  reply: findingWhole,
  refusals: ['not-found', 'finding-not-reported', 'finding-closed', 'closed-by-another'],
});

export const listMyRectifications = operation({
  id: 'listMyRectifications',
  method: 'GET',
  path: '/api/me/rectifications',
  summary: 'The findings that the caller has to mend as an employee, those due first before the others.',
  query: { ...pageQuery, unitId: id.optional() },
  reply: page(finding),
});
