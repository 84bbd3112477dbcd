/**
 * Ties that bar an assessor from an entry. A kind is a row of the table below: to add one is to add a row. Whatever is
 * found bars; only a detected tie can be lifted, by a second person with a reason, and that is no matter of this file.
 */
export interface EntrySide {
  readonly entryId: string;
  readonly unitId: string;
  /** The unit's superior body or company, and those above it, nearest first. */
  readonly superiors: readonly string[];
  /** The group of companies the unit belongs to, if any. */
  readonly group: string | null;
  /** Bodies whose recommendation the entry carries. */
  readonly recommendedBy: readonly string[];
}

export interface AssessorSide {
  readonly assessorId: string;
  /** Employers now and before; `until` is null for the present one. Dates as `2026-03-31`. */
  readonly employers: readonly {
    readonly organisationId: string;
    readonly until: string | null;
    /** The employer's superiors, nearest first, and its group. */
    readonly superiors: readonly string[];
    readonly group: string | null;
  }[];
  /** Bodies in whose office or panel the assessor serves. */
  readonly bodies: readonly string[];
  /** Units declared, with the tie that was declared. */
  readonly declared: readonly { readonly unitId: string; readonly tie: 'interest' | 'family' }[];
  /** Units assessed before, with the day the sheet was handed in. */
  readonly earlierSheets: readonly { readonly unitId: string; readonly on: string }[];
}

export interface ConflictRules {
  /** A former employer bars until so many years after the assessor left. */
  readonly formerEmployerYears: number;
  /** An earlier sheet bars for so many years; 0 lets everybody assess a unit again. */
  readonly earlierSheetYears: number;
  /** The day from which years are counted back. */
  readonly today: string;
}

export const usualConflictRules: Omit<ConflictRules, 'today'> = { formerEmployerYears: 5, earlierSheetYears: 0 };

export type ConflictKind =
  | 'declared'
  | 'employer'
  | 'superior'
  | 'group'
  | 'recommendation'
  | 'family'
  | 'earlier-sheet'
  | 'sister';

export interface DetectedConflict {
  readonly kind: ConflictKind;
  /** Where it is known from. */
  readonly source: 'declared' | 'detected';
  /** What ties them: the id of the unit, body, employer or group, and the day where one matters. */
  readonly through: string;
  readonly on: string | null;
}

interface Tie {
  readonly through: string;
  readonly on?: string;
}

interface KindRow {
  readonly kind: ConflictKind;
  readonly source: DetectedConflict['source'];
  readonly find: (entry: EntrySide, assessor: AssessorSide, rules: ConflictRules) => readonly Tie[];
}

const present = (assessor: AssessorSide) => assessor.employers.filter(({ until }) => until === null);

/** The kinds, the strongest first. */
export const conflictKinds: readonly KindRow[] = [
  { kind: 'declared', source: 'declared', find: (entry, assessor) => declaredTies(entry, assessor, 'interest') },
  { kind: 'family', source: 'declared', find: (entry, assessor) => declaredTies(entry, assessor, 'family') },
  {
    kind: 'employer',
    source: 'detected',
    find: ({ unitId }, { employers }, { formerEmployerYears, today }) =>
      employers
        .filter(({ organisationId, until }) => organisationId === unitId && isWithin(until, formerEmployerYears, today))
        .map(({ organisationId, until }) => ({ through: organisationId, ...(until === null ? {} : { on: until }) })),
  },
  {
    kind: 'superior',
    source: 'detected',
    find: ({ unitId, superiors }, assessor) => [
      ...present(assessor)
        .filter(({ organisationId, superiors: above }) => superiors.includes(organisationId) || above.includes(unitId))
        .map(({ organisationId }) => ({ through: organisationId })),
      ...assessor.bodies.filter((body) => body === unitId || superiors.includes(body)).map((through) => ({ through })),
    ],
  },
  {
    kind: 'group',
    source: 'detected',
    find: ({ unitId, group }, assessor) =>
      present(assessor)
        .filter((employer) => group !== null && employer.group === group && employer.organisationId !== unitId)
        .map(() => ({ through: group! })),
  },
  {
    kind: 'recommendation',
    source: 'detected',
    find: ({ recommendedBy }, assessor) => {
      const own = new Set([...assessor.bodies, ...present(assessor).map(({ organisationId }) => organisationId)]);
      return recommendedBy.filter((body) => own.has(body)).map((through) => ({ through }));
    },
  },
  {
    kind: 'earlier-sheet',
    source: 'detected',
    find: ({ unitId }, { earlierSheets }, { earlierSheetYears, today }) =>
      earlierSheets
        .filter((sheet) => sheet.unitId === unitId && isWithin(sheet.on, earlierSheetYears, today))
        .map(({ on }) => ({ through: unitId, on })),
  },
  {
    kind: 'sister',
    source: 'detected',
    find: ({ unitId, superiors }, assessor) =>
      present(assessor)
        .filter(({ organisationId, superiors: above }) => {
          return organisationId !== unitId && above[0] !== undefined && above[0] === superiors[0];
        })
        .map(({ superiors: above }) => ({ through: above[0]! })),
  },
];

/** Every tie between the two, by the order of the kinds; empty where nothing bars. */
export function detectConflicts(entry: EntrySide, assessor: AssessorSide, rules: ConflictRules): DetectedConflict[] {
  return conflictKinds.flatMap(({ kind, source, find }) => {
    return find(entry, assessor, rules).map(({ through, on }) => ({ kind, source, through, on: on ?? null }));
  });
}

export interface ConflictPair {
  /** Positions in the lists that were handed in. */
  readonly entry: number;
  readonly assessor: number;
  readonly ties: readonly DetectedConflict[];
}

/**
 * Every pair that is barred, by entry and then by assessor. Whatever ties two also names something that both have, so
 * only pairs that share a unit, body or group are looked at: a million pairs cost what their ties cost.
 */
export function findConflictPairs(
  entries: readonly EntrySide[],
  assessors: readonly AssessorSide[],
  rules: ConflictRules,
): ConflictPair[] {
  const holders = new Map<string, number[]>();
  assessors.forEach((assessor, at) => {
    for (const key of new Set(keysOfAssessor(assessor))) holders.set(key, [...(holders.get(key) ?? []), at]);
  });
  return entries.flatMap((side, entry) => {
    const touched = new Set(keysOfEntry(side).flatMap((key) => holders.get(key) ?? []));
    return [...touched]
      .sort((a, b) => a - b)
      .flatMap((assessor) => {
        const ties = onceEach(detectConflicts(side, assessors[assessor]!, rules));
        return ties.length === 0 ? [] : [{ entry, assessor, ties }];
      });
  });
}

/** Who left a unit and came back is tied to it once: by what lasts, where something does. */
function onceEach(ties: readonly DetectedConflict[]): DetectedConflict[] {
  const kept = new Map<string, DetectedConflict>();
  for (const tie of ties) {
    const key = `${tie.kind}\n${tie.through}`;
    if (!kept.has(key) || tie.on === null) kept.set(key, tie);
  }
  return [...kept.values()];
}

function keysOfEntry({ unitId, superiors, group, recommendedBy }: EntrySide): string[] {
  return [unitId, ...superiors, ...recommendedBy, ...(group === null ? [] : [`group ${group}`])];
}

function keysOfAssessor({ employers, bodies, declared, earlierSheets }: AssessorSide): string[] {
  return [
    ...employers.flatMap(({ organisationId, superiors, group }) => [
      organisationId,
      ...superiors,
      ...(group === null ? [] : [`group ${group}`]),
    ]),
    ...bodies,
    ...declared.map(({ unitId }) => unitId),
    ...earlierSheets.map(({ unitId }) => unitId),
  ];
}

function declaredTies(entry: EntrySide, assessor: AssessorSide, tie: 'interest' | 'family'): Tie[] {
  return assessor.declared
    .filter((one) => one.unitId === entry.unitId && one.tie === tie)
    .map(({ unitId }) => ({ through: unitId }));
}

/** Whether the day lies less than so many years before today; no day means it goes on. */
function isWithin(day: string | null, years: number, today: string): boolean {
  if (day === null) return true;
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}` > today;
}
