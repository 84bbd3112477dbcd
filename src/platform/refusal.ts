import type { Problem } from '../core/problem.ts';

/** Why an operation was refused; the border turns it into problem+json in the caller's language. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];

  constructor(
    status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429,
    code: string,
    details: { params?: Readonly<Record<string, string | number>>; problems?: readonly Problem[] } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.params = details.params ?? {};
    this.problems = details.problems ?? [];
  }
}

/** Existence is a secret: who may not see a thing is told the same as who asks for one that is not there. */
export function notFound(): Refusal {
  return new Refusal(404, 'not-found');
}
