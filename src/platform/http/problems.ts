import type { z } from 'zod';
import type { Problem } from '../../core/problem.ts';
import type { Say } from '../i18n/catalogue.ts';
import type { Refusal } from '../refusal.ts';

/** RFC 9457, in the reader's language, with every problem at once. */
export interface ProblemDocument {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly problems: readonly { code: string; pointer: string; message: string; line?: number; column?: number }[];
}

export function problemDocument(refusal: Refusal, say: Say): ProblemDocument {
  const title = say(refusal.code, refusal.params);
  const problems = refusal.problems.map(({ params, ...problem }) => ({
    ...problem,
    message: say(problem.code, params),
  }));
  // What the refusal and its one problem say alike is said once.
  const detail = [...new Set([title, ...problems.map(({ message }) => message)])].join(' ');
  return {
    type: `/docs/refusals#${refusal.code}`,
    status: refusal.status,
    code: refusal.code,
    title,
    detail,
    problems,
  };
}

/** What the border found wrong with a value, in our words; `prefix` tells the query and the path from the body. */
export function problemsOf(error: z.ZodError, prefix = ''): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const pointer =
      prefix + issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ code: 'unknown-field', pointer: `${pointer}/${key}`, params: { field: key } }));
    }
    return [{ ...kindOf(issue), pointer }];
  });
}

type Issue = z.core.$ZodIssue;

function kindOf(issue: Issue): Omit<Problem, 'pointer'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? { code: 'field-missing' }
        : { code: 'wrong-type', params: { expected: issue.expected } };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large',
        params: { maximum: Number(issue.maximum) },
      };
    case 'too_small':
      return smallness(issue);
    case 'invalid_format':
      // A form sends what is not filled in as an empty text.
      return issue.input === ''
        ? { code: 'field-missing' }
        : { code: 'wrong-format', params: { format: issue.format } };
    case 'invalid_value':
      return { code: 'not-one-of', params: { values: issue.values.map(String).join(', ') } };
    case 'custom':
      return { code: typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'wrong-value' };
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { code: 'wrong-value' };
  }
}

function smallness(issue: Extract<Issue, { code: 'too_small' }>): Omit<Problem, 'pointer'> {
  if (issue.origin === 'string')
    return Number(issue.minimum) <= 1
      ? { code: 'field-missing' }
      : { code: 'too-short', params: { minimum: Number(issue.minimum) } };
  return { code: issue.origin === 'array' ? 'too-few' : 'too-small', params: { minimum: Number(issue.minimum) } };
}
