import { checks as people } from '../features/people/checks.ts';
import type { Check } from '../platform/db/check.ts';

/** Every invariant that `exemplar doctor` and the end of the tests look into. */
export const checks: readonly Check[] = [...people];
