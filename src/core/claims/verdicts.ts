/** How a claim stands against the register, from the best to the worst: a claim is as good as its worst part. */
export const verdicts = [
  'supported',
  'supported-as-far-as-complete',
  'cannot-tell',
  'not-held',
  'wrong-edition',
  'misspelt',
  'no-such-honour',
  'contradicted',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Why: the sentence of a code has the key `claim.<code>`. */
export type FindingCode =
  | 'honour-held'
  | 'honour-held-undated'
  | 'honour-not-held'
  | 'honour-revoked'
  | 'honour-not-in-force'
  | 'honour-not-in-register'
  | 'name-misspelt'
  | 'name-differs'
  | 'different-honour'
  | 'different-level'
  | 'unit-not-in-register'
  | 'unit-not-named'
  | 'edition-known'
  | 'edition-unknown'
  | 'edition-not-held'
  | 'edition-slip'
  | 'edition-period-differs'
  | 'edition-not-recorded'
  | 'batch-differs'
  | 'consecutive-years-held'
  | 'consecutive-years-held-undated'
  | 'consecutive-years-fewer'
  | 'consecutive-years-unknown'
  | 'consecutive-editions-held'
  | 'consecutive-editions-fewer'
  | 'consecutive-not-recorded'
  | 'times-held'
  | 'times-fewer'
  | 'held-since'
  | 'held-since-later'
  | 'only-winner'
  | 'only-winner-as-far-as-complete'
  | 'only-others'
  | 'only-not-a-winner'
  | 'only-other-sector'
  | 'only-unknown'
  | 'sector-not-recorded'
  | 'first-batch'
  | 'first-edition'
  | 'not-first-batch'
  | 'not-first-edition'
  | 'first-unknown'
  | 'conferred-on'
  | 'conferred-on-differs'
  | 'conferral-not-recorded'
  | 'citation-agrees'
  | 'citation-misspelt'
  | 'citation-differs'
  | 'citation-not-recorded';

/**
 * One thing that was looked at: what came of it, and why, as the key of a sentence with what fills it. A remark decides
 * nothing and has no verdict.
 */
export interface Finding {
  readonly verdict: Verdict | null;
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export function finding(verdict: Verdict | null, code: FindingCode, params: Finding['params'] = {}): Finding {
  return { verdict, code, params };
}

export function worstOf(findings: readonly Finding[]): Verdict {
  return findings.reduce<Verdict>(
    (worst, { verdict }) => (verdict !== null && verdicts.indexOf(verdict) > verdicts.indexOf(worst) ? verdict : worst),
    'supported',
  );
}

/** Whether the register bears a claim out, at least as far as it is complete. */
export function isSupported(verdict: Verdict): boolean {
  return verdict === 'supported' || verdict === 'supported-as-far-as-complete';
}
