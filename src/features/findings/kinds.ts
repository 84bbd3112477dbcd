import { z } from 'zod';
import type { Pack } from '../../core/criteria/pack.ts';
import { isoDate } from '../../platform/operation.ts';
import type { findingKindNames } from './contract.ts';

export type FindingKindName = (typeof findingKindNames)[number];

interface FindingKind {
  readonly value: z.ZodType;
  /** An entry may have any number of them; of the others a new one gives way to the last. */
  readonly many: boolean;
  /** Whether a rule of the pack asks for it. */
  readonly isAsked: (pack: Pack) => boolean;
}

/** What the office finds out about an entry beside facts and events. A new kind is an entry here, its fields and its words. */
export const findingKinds = {
  'secret-visit': {
    value: z.strictObject({ visitedOn: isoDate, points: z.number().min(0).max(1_000_000).multipleOf(0.0001) }),
    many: true,
    isAsked: ({ secretVisits }) => secretVisits !== undefined,
  },
  votes: {
    value: z.strictObject({ votes: z.number().int().min(0).max(1_000_000_000_000) }),
    many: false,
    isAsked: ({ decision }) => decision.kind === 'combined-rank',
  },
  nonconformity: {
    value: z.strictObject({ grade: z.enum(['major', 'minor']), state: z.enum(['open', 'planned', 'closed']) }),
    many: true,
    isAsked: ({ decision }) => decision.kind === 'pass-fail',
  },
  renewing: {
    value: z.strictObject({ renewing: z.boolean() }),
    many: false,
    isAsked: ({ renewing }) => renewing !== undefined,
  },
  conferral: {
    value: z.strictObject({ programme: z.string().min(1).max(60), conferredOn: isoDate }),
    many: true,
    isAsked: ({ bars = [] }) => bars.length > 0,
  },
} as const satisfies Record<FindingKindName, FindingKind>;

export type FindingValue<K extends FindingKindName = FindingKindName> = z.infer<(typeof findingKinds)[K]['value']>;
