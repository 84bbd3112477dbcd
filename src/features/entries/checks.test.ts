import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { faultsIn } from '../../../test/support/faults.ts';
import { connect } from '../../platform/db/connect.ts';
import { checks } from './checks.ts';
import { anotherUnit, openScene, submittedEntry } from './entries.fixture.ts';

test.each([
  ['update entry set number = null', [/has a number and a receipt/, /no gaps/, /own entry, number/]],
  ["update entry set number = '0003' where number = '0002'", [/no gaps/, /own entry, number/]],
  ['update entry_counter set last_number = 3', [/no gaps/]],
  [
    "update entry_receipt set content = replace(content, 'We did.', 'We did!')",
    [/hash of a receipt/, /what a submitted entry was answered/],
  ],
  ["update entry_answer set text = 'Other'", [/what a submitted entry was answered/]],
  ['update unit set confirmed_at = null', [/that an office confirmed/]],
])('the checks find what "%s" breaks', async (harm, expected) => {
  const scene = await openScene();
  await submittedEntry(scene, scene.alpha);
  await submittedEntry(scene, await anotherUnit(scene, 'Beta'));
  expect(await faultsIn(scene.world, checks)).toEqual([]);
  await harmAsOwner(scene.world.database.pool.options.connectionString ?? '', harm);
  const found = await faultsIn(scene.world, checks);
  for (const name of expected)
    expect(
      found.some((fault) => name.test(fault)),
      `${name}`,
    ).toBe(true);
});

/** Receipts cannot be changed even by the owner; whoever has the disk can switch the trigger off. */
async function harmAsOwner(url: string, harm: string): Promise<void> {
  const owner = connect(url, { as: 'owner', connections: 1 });
  await owner.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await sql.raw(harm).execute(db);
  });
  await owner.close();
}
