import type { Check } from '../../src/platform/db/check.ts';
import type { TestWorld } from './world.ts';

/** The names of the invariants that the world's rows break; none when all is sound. */
export async function faultsIn({ database }: TestWorld, checks: readonly Check[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, sql } of checks) {
    const { rowCount } = await database.pool.query(sql);
    if (rowCount !== 0) found.push(name);
  }
  return found;
}
