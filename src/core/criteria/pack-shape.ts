/** The shapes of a pack: the form of every part, as `readPack` reads it and as the published schema tells editors. */
import { isDate } from '../calendar.ts';
import { ruleShape, criterionNumber } from '../decision/rules.ts';
import { limits } from '../limits.ts';
import { scaleShape } from '../scoring/scales/kinds.ts';
import { one } from '../ratio.ts';
import { amount, notNegative, positive, share } from './amount.ts';
import type { Amount } from './amount.ts';
import { combineRules, evidenceKinds, methods, packFormat, programmeKinds, stageKinds } from './pack.ts';
import type {
  Band,
  BandSet,
  Bar,
  Branch,
  CalibrationRule,
  Combination,
  Condition,
  CriterionNode,
  Deduction,
  EvidenceAsked,
  FactAsked,
  Gate,
  Holding,
  Indicator,
  Method,
  NotApplicable,
  Pack,
  SpecialPoints,
  Stage,
  Veto,
} from './pack.ts';
import {
  formed,
  list,
  longText,
  name,
  named,
  object,
  oneOf,
  optional,
  recursive,
  shortText,
  tagged,
  wholeNumber,
} from './shape.ts';
import type { OptionalShape, Shape } from './shape.ts';
import { sourceNoteShape, sourceShape } from './sources.ts';
import type { SourceNote } from './sources.ts';

const months = wholeNumber(1, 240);
const source = optional(sourceNoteShape);

const dayForm = formed(/^\d{4}-\d{2}-\d{2}$/, 10, 'day-expected');
const day: Shape<string> = {
  ...dayForm,
  read: (value, pointer, report) => {
    const given = dayForm.read(value, pointer, report);
    if (given === undefined || isDate(given)) return given;
    report('day-expected', pointer, { given });
  },
};

const nodeCommon = {
  number: criterionNumber,
  text: longText,
  points: notNegative,
  guidance: optional(longText),
  source,
  unitTypes: optional(list(name, { min: 1, max: 40 })),
};

const methodShares = object<Partial<Record<Method, Amount>>>(
  Object.fromEntries(methods.map((method) => [method, optional(share)])) as Record<Method, OptionalShape<Amount>>,
);

const notApplicable: Shape<NotApplicable> = tagged<NotApplicable>({
  redistribute: object({ kind: oneOf(['redistribute']), over: oneOf(['siblings', 'base']) }),
  substitute: object({ kind: oneOf(['substitute']), by: list(criterionNumber, { min: 1, max: 40 }) }),
});

const indicator: Shape<Indicator> = object<Indicator>({
  ...nodeCommon,
  scale: name,
  methods: list(oneOf(methods), { min: 1, max: methods.length }),
  length: optional(wholeNumber(1, limits.answerText)),
  evidence: optional(
    object<EvidenceAsked>({
      kinds: list(oneOf(evidenceKinds), { min: 1, max: evidenceKinds.length }),
      atLeast: wholeNumber(0, 100),
      covers: optional(oneOf(['period', 'any-time'])),
      note: optional(longText),
    }),
  ),
  owner: optional(shortText),
  lookBackMonths: optional(months),
  methodShares: optional(methodShares),
  notApplicable: optional(notApplicable),
  core: optional(object<{ atLeast: number | string }>({ atLeast: share })),
});

const branch: Shape<Branch> = object<Branch>({
  ...nodeCommon,
  children: list(
    recursive('criterion', () => node),
    { min: 1, max: limits.packCriteria },
  ),
  choose: optional(oneOf(['by-unit-type', 'by-unit'])),
});

function depthOf(pointer: string): number {
  return pointer.split('/children/').length;
}

/** A node is a branch when it has children, else an indicator. */
const node: Shape<CriterionNode> = {
  read: (value, pointer, report) => {
    if (depthOf(pointer) > limits.packDepth) return report('too-deep', pointer, { limit: limits.packDepth });
    const hasChildren = typeof value === 'object' && value !== null && Object.hasOwn(value, 'children');
    return hasChildren ? branch.read(value, pointer, report) : indicator.read(value, pointer, report);
  },
  schema: (definitions) => ({
    if: { required: ['children'] },
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
    then: branch.schema(definitions),
    else: indicator.schema(definitions),
  }),
};

const tree = list(
  recursive('criterion', () => node),
  { min: 1, max: limits.packCriteria },
);

const condition: Shape<Condition> = tagged<Condition>({
  yes: object({ kind: oneOf(['yes']), fact: name }),
  'at-least': object({ kind: oneOf(['at-least']), fact: name, value: notNegative }),
  'at-most': object({ kind: oneOf(['at-most']), fact: name, value: notNegative }),
});

const stage: Shape<Stage> = object<Stage>({
  id: name,
  text: shortText,
  kind: oneOf(stageKinds),
  assessors: wholeNumber(1, 100),
  combine: oneOf(combineRules),
  methods: optional(list(oneOf(methods), { min: 1, max: methods.length })),
  criteria: optional(list(criterionNumber, { min: 1 })),
  source,
});

const combination: Shape<Combination> = tagged<Combination>({
  last: object({ kind: oneOf(['last']), source }),
  weighted: object({ kind: oneOf(['weighted']), weights: named(notNegative), source }),
  replace: object({ kind: oneOf(['replace']), source }),
  bounded: object({ kind: oneOf(['bounded']), within: share, source }),
  'by-method': object({ kind: oneOf(['by-method']), source }),
});

const deduction: Shape<Deduction> = object<Deduction>({
  id: name,
  text: longText,
  points: positive,
  atMost: optional(positive),
  selfReport: optional(
    object<{ withinMonths: number; factor: Amount }>({ withinMonths: months, factor: amount({ min: one }) }),
  ),
  lookBackMonths: optional(months),
  source,
});

const programmes = list(name, { min: 1, max: 20 });
const bar: Shape<Bar> = tagged<Bar>({
  'years-after': object({
    id: name,
    kind: oneOf(['years-after']),
    text: longText,
    programmes,
    years: wholeNumber(1, 100),
    source,
  }),
  'same-year': object({ id: name, kind: oneOf(['same-year']), text: longText, programmes, source }),
});

const bandSet: Shape<BandSet> = object<BandSet>({
  id: name,
  text: shortText,
  criteria: optional(list(criterionNumber, { min: 1 })),
  bands: list(object<Band>({ id: name, text: shortText, atLeast: notNegative }), { min: 1, max: 40 }),
});

const holding: Shape<Holding> = object<Holding>({
  termMonths: months,
  surveillanceMonths: optional(months),
  majorClosedWithinMonths: optional(months),
  source,
});

export const packShape: Shape<Pack> = object<Pack>({
  format: oneOf([packFormat]),
  id: name,
  version: formed(/^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/, 17, 'bad-version'),
  kind: oneOf(programmeKinds),
  title: shortText,
  summary: optional(longText),
  valid: object<{ from: string; to?: string }>({ from: day, to: optional(day) }),
  sources: named(sourceShape),
  unitTypes: optional(list(object<{ id: string; text: { zh: string; en: string } }>({ id: name, text: shortText }))),
  scales: named(scaleShape),
  base: positive,
  decimals: wholeNumber(0, 6),
  criteria: tree,
  special: optional(object<SpecialPoints>({ cap: positive, criteria: tree, source })),
  facts: optional(
    list(object<FactAsked>({ id: name, text: longText, kind: oneOf(['share', 'number', 'yes-no']), source })),
  ),
  gates: optional(list(object<Gate>({ id: name, text: longText, condition, source }))),
  vetoes: optional(
    list(
      object<Veto>({
        id: name,
        text: longText,
        count: wholeNumber(1, 1000),
        lookBackMonths: optional(months),
        confirmedBy: shortText,
        source,
      }),
    ),
  ),
  bars: optional(list(bar)),
  negative: optional(list(deduction)),
  secretVisits: optional(object<{ visits: number; source?: SourceNote }>({ visits: wholeNumber(1, 100), source })),
  renewing: optional(object<{ base: Amount; source?: SourceNote }>({ base: positive, source })),
  stages: list(stage, { min: 1, max: 20 }),
  combination: optional(combination),
  bands: optional(list(bandSet, { max: 20 })),
  holding: optional(holding),
  calibration: optional(object<CalibrationRule>({ use: oneOf(['never', 'office-may']), source })),
  decision: ruleShape,
});
