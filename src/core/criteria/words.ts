/** The rules of a pack in words: what a scale, a gate, a stage or a decision asks, as lines said in any language. */
import type { DecisionRule, TieRule } from '../decision/rules.ts';
import type { Scale } from '../scoring/scales/kinds.ts';
import type { Line } from '../scoring/line.ts';
import type { Bar, Combination, Deduction, Gate, Holding, NotApplicable, Pack, Stage, Veto } from './pack.ts';

/** How a mark is given on the scale. */
export function scaleWords(scale: Scale): readonly Line[] {
  switch (scale.kind) {
    case 'points':
      return [{ code: 'scale-points', params: { step: scale.step } }];
    case 'yes-no':
      return [{ code: 'scale-yes-no' }];
    case 'grades':
      return scale.grades.map(({ grade, share, text }) =>
        text === undefined
          ? { code: 'scale-grade', params: { grade, share } }
          : { code: 'scale-grade-text', params: { grade, share }, texts: { text } },
      );
    case 'percentage':
      return [
        { code: 'scale-percentage', params: { step: scale.step } },
        ...(scale.ranges ?? []).map(({ from, to, text }) => ({
          code: 'scale-range',
          params: { from, to },
          texts: { text },
        })),
      ];
    case 'radar':
      return [
        { code: 'scale-radar', params: { step: scale.step } },
        ...scale.attributes.map(({ text, id }) => ({
          code: scale.governing?.includes(id) === true ? 'scale-attribute-governs' : 'scale-attribute',
          texts: { text },
        })),
      ];
    case 'measured':
      return scale.bands.map(({ at, share }) => ({
        code: scale.direction === 'higher-is-better' ? 'scale-figure-from' : 'scale-figure-to',
        params: { at, share },
        texts: { unit: scale.unit },
      }));
    case 'records':
      return [
        ...scale.demands.map((demand) => ({
          code: demand.kind === 'share' ? 'scale-demand-share' : `scale-demand-${demand.reading}`,
          params: { least: demand.atLeast },
          texts: { text: demand.text },
        })),
        { code: `scale-award-${scale.award}` },
      ];
    case 'satisfaction':
      return [
        { code: 'scale-satisfaction', params: { sample: scale.sampleAtLeast } },
        ...scale.bands.map(({ at, share }) => ({ code: 'scale-satisfied-from', params: { at, share } })),
      ];
    case 'votes':
      return [{ code: 'scale-votes', params: { most: scale.fullAt } }];
  }
}

export function gateWords({ text, condition }: Gate): Line {
  if (condition.kind === 'yes') return { code: 'gate-asks', texts: { text } };
  return { code: `gate-asks-${condition.kind}`, params: { value: condition.value }, texts: { text } };
}

export function vetoWords({ text, count, lookBackMonths, confirmedBy }: Veto): Line {
  const texts = { text, by: confirmedBy };
  return lookBackMonths === undefined
    ? { code: 'veto-in-period', params: { count }, texts }
    : { code: 'veto-looking-back', params: { count, months: lookBackMonths }, texts };
}

export function barWords(bar: Bar): Line {
  if (bar.kind === 'same-year') return { code: 'bar-same-year', texts: { text: bar.text } };
  return { code: 'bar-years', params: { years: bar.years }, texts: { text: bar.text } };
}

export function deductionWords({ text, points, atMost, selfReport }: Deduction): readonly Line[] {
  return [
    { code: 'deduction-takes', params: { points }, texts: { text } },
    ...(atMost === undefined ? [] : [{ code: 'deduction-at-most', params: { most: atMost } }]),
    ...(selfReport === undefined
      ? []
      : [{ code: 'deduction-self-report', params: { months: selfReport.withinMonths, factor: selfReport.factor } }]),
  ];
}

export function notApplicableWords(rule: NotApplicable): Line {
  if (rule.kind === 'substitute') return { code: 'not-applicable-substitute', params: { by: rule.by.join(', ') } };
  return { code: `not-applicable-${rule.over}` };
}

export function stageWords({ text, assessors, combine }: Stage): Line {
  if (assessors < 2) return { code: 'stage-of-one', params: { assessors }, texts: { text } };
  return { code: `stage-${combine}`, params: { assessors }, texts: { text } };
}

export function combinationWords(combination: Combination, stages: readonly Stage[]): readonly Line[] {
  if (combination.kind === 'bounded') return [{ code: 'combination-bounded', params: { within: combination.within } }];
  if (combination.kind !== 'weighted') return [{ code: `combination-${combination.kind}` }];
  return Object.entries(combination.weights).flatMap(([id, weight]) => {
    const stage = stages.find((one) => one.id === id);
    return stage === undefined ? [] : [{ code: 'combination-weight', params: { weight }, texts: { text: stage.text } }];
  });
}

function tieWords(ties: TieRule): readonly Line[] {
  if (ties.kind !== 'criteria') return [{ code: `ties-${ties.kind}` }];
  return [
    { code: 'ties-criteria', params: { criteria: ties.criteria.join(', ') } },
    { code: `ties-${ties.otherwise}` },
  ];
}

/** Who is named, and what happens between equals. */
export function decisionWords(rule: DecisionRule): readonly Line[] {
  const line: Line[] =
    rule.kind === 'threshold' || rule.atLeast === undefined
      ? []
      : [{ code: 'decision-at-least', params: { least: rule.atLeast } }];
  switch (rule.kind) {
    case 'threshold':
      return [{ code: 'decision-threshold', params: { least: rule.atLeast } }];
    case 'top':
      return [{ code: 'decision-top', params: { places: rule.places } }, ...line, ...tieWords(rule.ties)];
    case 'quota':
      return [
        { code: 'decision-quota', params: { by: rule.by } },
        ...Object.entries(rule.places).map(([group, places]) => ({
          code: 'decision-quota-of',
          params: { group, places },
        })),
        ...(rule.reserve === undefined ? [] : [{ code: 'decision-reserve', params: { reserve: rule.reserve } }]),
        ...(rule.transfer ? [{ code: 'decision-transfer' }] : []),
        ...line,
        ...tieWords(rule.ties),
      ];
    case 'renewal-share':
      return [
        { code: `decision-renewal-${rule.rounding}`, params: { share: rule.share } },
        ...line,
        ...tieWords(rule.ties),
      ];
    case 'pass-fail':
      return [
        { code: 'decision-pass-fail', params: { majors: rule.openMajors, minors: rule.minorsWithoutPlan } },
        ...line,
      ];
    case 'combined-rank':
      return [
        {
          code: `decision-combined-${rule.of}`,
          params: { votes: rule.votes, total: rule.total, places: rule.places },
        },
        ...line,
        ...tieWords(rule.ties),
      ];
  }
}

export function holdingWords({ termMonths, surveillanceMonths, majorClosedWithinMonths }: Holding): readonly Line[] {
  return [
    { code: 'holding-term', params: { months: termMonths } },
    ...(surveillanceMonths === undefined
      ? []
      : [{ code: 'holding-surveillance', params: { months: surveillanceMonths } }]),
    ...(majorClosedWithinMonths === undefined
      ? []
      : [{ code: 'holding-majors', params: { months: majorClosedWithinMonths } }]),
  ];
}

/** What is done to the total at the root, and the bands that it may reach. */
export function totalWords({ decimals, secretVisits, renewing, base, bands = [] }: Pack): readonly Line[] {
  return [
    { code: 'total-rounded', params: { decimals } },
    ...(renewing === undefined ? [] : [{ code: 'total-renewing', params: { base, renewing: renewing.base } }]),
    ...(secretVisits === undefined ? [] : [{ code: 'total-secret-visits', params: { visits: secretVisits.visits } }]),
    ...bands.flatMap((set) =>
      set.bands.map(({ text, atLeast }) => ({
        code: 'total-band',
        params: { least: atLeast },
        texts: { set: set.text, text },
      })),
    ),
  ];
}
