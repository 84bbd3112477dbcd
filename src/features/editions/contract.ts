import { z } from 'zod';
import { stageKinds } from '../../core/stages.ts';
import { id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const stage = z.object({ kind: z.enum(stageKinds), opensAt: instant, closesAt: instant });
const stages = z.array(z.strictObject({ kind: z.enum(stageKinds), opensAt: instant, closesAt: instant })).max(20);

const edition = z.object({
  id,
  programmeId: id,
  bodyId: id,
  programmeName: name,
  programmeKind: z.string(),
  bodyName: name,
  number: z.number().int(),
  periodFrom: isoDate,
  periodTo: isoDate,
  packId: id,
  packTitle: name,
  packVersion: z.string(),
  places: z.number().int().nullable(),
  stages: z.array(stage),
  /** Where it stands: a draft, before its first stage, in a stage, between two, or over. */
  present: z.enum(['draft', 'before', ...stageKinds, 'between', 'over']),
  openedAt: instant.nullable(),
  conferredAt: instant.nullable(),
  version: z.number().int(),
});

/** For the office only: how far the edition has come, in numbers. */
const counts = z.object({
  entries: z.number().int(),
  submitted: z.number().int(),
  sheets: z.number().int(),
  sheetsSubmitted: z.number().int(),
});

const details = {
  number: z.number().int().min(1).max(9999),
  periodFrom: isoDate,
  periodTo: isoDate,
  packId: id,
  places: z.number().int().min(1).max(100_000).nullable().default(null),
  stages,
};

const planRefusals = ['not-found', 'edition-plan-invalid', 'edition-number-taken'];

export const createEdition = operation({
  id: 'createEdition',
  method: 'POST',
  path: '/api/editions',
  summary:
    'The office drafts an edition of a programme: number, period, pack, places and the dates of its five stages.',
  body: z.strictObject({ programmeId: id, ...details }),
  reply: edition,
  refusals: planRefusals,
});

export const updateEdition = operation({
  id: 'updateEdition',
  method: 'PUT',
  path: '/api/editions/:editionId',
  summary: 'Changes a draft edition. Once opened, its pack, number and period are frozen.',
  params: { editionId: id },
  body: z.strictObject(details),
  reply: edition,
  refusals: [...planRefusals, 'stale-version', 'edition-already-opened'],
  versioned: true,
});

export const openEdition = operation({
  id: 'openEdition',
  method: 'PUT',
  path: '/api/editions/:editionId/opening',
  summary: 'Opens the edition: freezes its pack and shows the call to units and the public. It cannot be undone.',
  params: { editionId: id },
  reply: edition,
  refusals: ['not-found', 'stale-version', 'edition-already-opened', 'edition-entry-stage-over'],
  versioned: true,
});

export const moveStages = operation({
  id: 'moveStages',
  method: 'PUT',
  path: '/api/editions/:editionId/stages',
  summary: 'Moves the dates of an opened edition, with a reason. What has already closed stays as it was.',
  params: { editionId: id },
  body: z.strictObject({ stages, reason: z.string().trim().min(1).max(500) }),
  reply: edition,
  refusals: ['not-found', 'stale-version', 'edition-plan-invalid', 'edition-not-opened'],
  versioned: true,
});

export const getEdition = operation({
  id: 'getEdition',
  method: 'GET',
  path: '/api/editions/:editionId',
  summary: 'One edition: for its office at any time, for everybody signed in once it is opened.',
  params: { editionId: id },
  reply: edition.extend({ counts: counts.nullable() }),
  refusals: ['not-found'],
  versioned: true,
});

export const listEditions = operation({
  id: 'listEditions',
  method: 'GET',
  path: '/api/editions',
  summary: "The editions of the caller's bodies, drafts included.",
  query: { ...pageQuery, bodyId: id.optional(), programmeId: id.optional() },
  reply: page(edition),
  exportColumns: ['programmeName', 'number', 'periodFrom', 'periodTo', 'present', 'places'],
});

export const listCalls = operation({
  id: 'listCalls',
  method: 'GET',
  path: '/api/calls',
  summary: 'Opened editions whose entry stage has not closed: what a unit can enter, or will be able to.',
  access: 'anyone',
  query: pageQuery,
  reply: page(edition),
});
