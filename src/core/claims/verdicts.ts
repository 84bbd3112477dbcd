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

/**
 * One thing that was looked at: what came of it, and why, as the key of a sentence with what fills it. A remark decides
 * nothing and has no verdict.
 */
export interface Finding {
  readonly verdict: Verdict | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export function finding(verdict: Verdict | null, code: string, params: Finding['params'] = {}): Finding {
  return { verdict, code, params };
}

export function worstOf(findings: readonly Finding[]): Verdict {
  return findings.reduce<Verdict>(
    (worst, { verdict }) => (verdict !== null && verdicts.indexOf(verdict) > verdicts.indexOf(worst) ? verdict : worst),
    'supported',
  );
}
