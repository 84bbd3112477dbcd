import type { AnswerOf } from '../../../platform/operation.ts';
import type { getAssignmentPlan } from '../../assignment-plans/contract.ts';
import type { getAssignmentRun } from '../contract.ts';

export type Run = AnswerOf<typeof getAssignmentRun>;
export type Settings = Run['settings'];
type Plan = AnswerOf<typeof getAssignmentPlan>;
type Relaxation = NonNullable<Run['cause']>['cures'][number][number];

/** The fields of the form: every objective keeps its own numbers while others are looked at. */
export interface Wishes {
  /** The pack's id of the stage. */
  readonly stage: string;
  readonly kind: Settings['objective']['kind'];
  readonly balancePrice: number | null;
  readonly sharePercent: number | null;
  readonly changePrice: number | null;
  readonly seed: number | null;
  readonly lossPercent: number | null;
  readonly coverage: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly quotas: Settings['quotas'];
  readonly loads: Settings['loads'];
  readonly fixed: Settings['fixed'];
}

/** A new edition starts with as many as everybody has to take, and a seed that nobody chose. */
export function firstWishes(
  { stages, entries, assessors }: Pick<Plan, 'stages' | 'entries' | 'assessors'>,
  seed: number,
): Wishes {
  const needed = stages[0]?.needed ?? 1;
  const even = assessors === 0 ? 1 : Math.ceil((needed * entries) / assessors);
  return {
    stage: stages[0]?.id ?? '',
    kind: 'total',
    balancePrice: 0,
    sharePercent: 80,
    changePrice: 100_000,
    seed,
    lossPercent: 5,
    coverage: needed,
    least: 0,
    most: even + Math.ceil(even / 4),
    quotas: [],
    loads: [],
    fixed: [],
  };
}

/** The form as an earlier run was asked for. */
export function wishesOf({ objective, ...limits }: Settings, first: Wishes): Wishes {
  const { stage, coverage, ...rest } = limits;
  return { ...first, ...objective, ...rest, stage: stage ?? first.stage, coverage: coverage ?? first.coverage };
}

export function settingsOf(wishes: Wishes): Settings {
  const { stage, kind, coverage, least, most, quotas, loads, fixed } = wishes;
  return {
    stage,
    objective: objectiveOf(kind, wishes),
    coverage,
    least: least ?? 0,
    most: most ?? 0,
    quotas,
    loads,
    fixed,
  };
}

function objectiveOf(kind: Wishes['kind'], wishes: Wishes): Settings['objective'] {
  if (kind === 'fair') return { kind, sharePercent: wishes.sharePercent ?? 100 };
  if (kind === 'stable') return { kind, changePrice: wishes.changePrice ?? 0 };
  if (kind === 'random') return { kind, seed: wishes.seed ?? 0, lossPercent: wishes.lossPercent ?? 0 };
  return { kind, balancePrice: wishes.balancePrice ?? 0 };
}

/** Relaxations that are a matter of the settings; null where one is not. */
export function relaxed(settings: Settings, cure: readonly Relaxation[], loads: Loads): Settings | null {
  return cure.reduce<Settings | null>((now, one) => (now === null ? null : relaxedBy(now, one, loads)), settings);
}

type Loads = (assessorId: string) => { readonly least: number; readonly most: number };

function relaxedBy(settings: Settings, { kind, assessorId, by }: Relaxation, loads: Loads): Settings | null {
  if ((kind !== 'raise-max' && kind !== 'lower-min') || assessorId === null) return null;
  const own = settings.loads.find((load) => load.assessorId === assessorId) ?? loads(assessorId);
  const load =
    kind === 'raise-max'
      ? { assessorId, least: own.least, most: own.most + by }
      : { assessorId, least: Math.max(0, own.least - by), most: own.most };
  return { ...settings, loads: [...settings.loads.filter((one) => one.assessorId !== assessorId), load] };
}
