import { z } from 'zod';
import { fileReply, id, operation } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const told = z.object({ code: z.string(), message: z.string() });
const fit = z.enum(['standard', 'robust']);
/** A stage of the pack by its id; the first one when absent. */
const stage = z.string().max(60).optional();
const coefficient = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();

const entry = z.object({
  entryId: id,
  number: z.string(),
  unitName: name,
  sheets: z.number().int(),
  rawMean: z.number(),
  calibrated: z.number(),
  standardError: z.number(),
  rawRank: z.number().int(),
  rank: z.number().int(),
  /** 90 % interval. */
  rankLow: z.number().int(),
  rankHigh: z.number().int(),
  /** Ranks are within a component: entries of two components share no assessor and cannot be compared. */
  component: z.number().int(),
  /** Chance to be above the cut line; null without a line. */
  chanceAbove: z.number().nullable(),
  /** Sure on neither side of the line. */
  isContested: z.boolean(),
  /** More sheets that would settle its side of the line; null where none is asked for, or none would. */
  moreSheets: z.number().int().nullable(),
});

const assessor = z.object({
  assessorId: id,
  name: z.string(),
  sheets: z.number().int(),
  /** What the assessor adds to a total: below zero is severe, above zero mild. */
  severity: z.number(),
  standardError: z.number(),
  component: z.number().int(),
  /** How far the severity stands apart, where it does. */
  severityZ: z.number().nullable(),
  /** Variance of the scores over what it should be, where it stands apart. */
  scatter: z.number().nullable(),
  /** Change from the earlier to the later half of the sheets; null with fewer than four. */
  drift: z.object({ change: z.number(), standardError: z.number(), isNotable: z.boolean() }).nullable(),
});

const calibrated = z.object({
  mean: z.number(),
  varianceEntry: z.number(),
  varianceAssessor: z.number(),
  varianceResidual: z.number(),
  method: z.enum(['exact', 'iterative']),
  relativeError: z.number(),
  draws: z.number().int(),
  components: z.number().int(),
  notices: z.array(told),
  entries: z.array(entry),
  assessors: z.array(assessor),
  /** The share of a score's variance that is the entry's own; `k`: of an entry's mean. */
  reliability: z.object({
    icc1: coefficient,
    icc2: coefficient,
    icc3: coefficient,
    icc1k: coefficient,
    icc2k: coefficient,
    icc3k: coefficient,
    alphaInterval: z.number().nullable(),
    alphaOrdinal: z.number().nullable(),
    scoresPerEntry: z.number(),
  }),
  outlierCount: z.number().int(),
  outliers: z.array(z.object({ entryId: id, assessorId: id, score: z.number(), z: z.number() })),
  line: z
    .object({
      places: z.number().int(),
      confidence: z.number(),
      /** Nearest pairs across the line of which the scores do not say which is better. */
      pairs: z.array(z.object({ above: id, below: id, chance: z.number() })),
      moreSheets: z.number().int(),
      /** Contested entries that even so many more sheets each would not settle. */
      beyond: z.array(id),
      mostSheets: z.number().int(),
    })
    .nullable(),
});

const calibration = z.object({
  editionId: id,
  stage: z.object({ id: z.string(), text: name }),
  stages: z.array(z.object({ id: z.string(), text: name })),
  fit,
  /** Of the marks and of how they were fitted: the same digest has the same answer, anywhere. */
  digest: z.string(),
  sheets: z.number().int(),
  openSheets: z.number().int(),
  /** Why these scores cannot be calibrated; then there is no answer. */
  problems: z.array(told),
  answer: calibrated.nullable(),
  isDecided: z.boolean(),
});

export const getCalibration = operation({
  id: 'getCalibration',
  method: 'GET',
  path: '/api/editions/:editionId/calibration',
  summary:
    'What the submitted sheets of an edition say about the severity of assessors and the certainty of ranks, for the office. It decides nothing.',
  params: { editionId: id },
  query: { fit: fit.default('standard'), stage },
  reply: calibration,
  refusals: ['not-found', 'calibration-too-long'],
});

export const exportCalibration = operation({
  id: 'exportCalibration',
  method: 'GET',
  path: '/api/editions/:editionId/calibration/export',
  summary: 'The calibrated entries or assessors of an edition as a CSV file, for the office.',
  params: { editionId: id },
  query: { fit: fit.default('standard'), stage, table: z.enum(['entries', 'assessors']).default('entries') },
  reply: fileReply,
  file: true,
  refusals: ['not-found', 'calibration-too-long', 'calibration-not-possible'],
});
