import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { databaseTypes } from '../../../test/support/database-types.ts';
import { databaseUrl } from '../../../test/support/global-setup.ts';
import { projectRoot } from '../project-root.ts';
import { connect } from './connect.ts';
import { dumpSchema } from './dump-schema.ts';
import { migrate } from './migrate.ts';

async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const admin = connect(inject('serverUrl'), { as: 'owner', connections: 1 });
  await admin.pool.query(`create database ${name}`);
  try {
    return await work(databaseUrl(inject('serverUrl'), name));
  } finally {
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
  }
}

test('the committed schema is what the migrations make (write it anew with `vitest -u`)', async () => {
  const schema = await withEmptyDatabase(async (url) => {
    const { db, close } = connect(url, { as: 'owner', connections: 2 });
    await migrate(db);
    const text = await dumpSchema(db);
    await close();
    return text;
  });
  await expect(schema).toMatchFileSnapshot(join(projectRoot, 'db', 'schema.sql'));
});

test('the committed types are what the schema makes (write them anew with `vitest -u`)', async () => {
  const types = await withEmptyDatabase(async (url) => {
    const { db, close } = connect(url, { as: 'owner', connections: 2 });
    await migrate(db);
    await close();
    return databaseTypes(url);
  });
  await expect(types).toMatchFileSnapshot(join(projectRoot, 'src', 'platform', 'db', 'types.ts'));
});

test('four processes may migrate at once', async () => {
  await withEmptyDatabase(async (url) => {
    const four = Array.from({ length: 4 }, () => connect(url, { as: 'owner', connections: 2 }));
    const ran = await Promise.all(four.map(({ db }) => migrate(db)));
    await Promise.all(four.map(({ close }) => close()));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  });
});

test('the application may neither change nor remove what is append-only, nor the schema', async () => {
  await withEmptyDatabase(async (url) => {
    const owner = connect(url, { as: 'owner', connections: 1 });
    await migrate(owner.db);
    const app = connect(url, { as: 'application', connections: 1 });
    for (const statement of [
      'update event set kind = kind',
      'delete from event',
      'truncate event',
      'delete from event_seal',
      'update honour_status set ground = ground',
      'delete from ledger_line',
      'update entry_receipt set number = number',
      'create table mine (id int)',
      'drop table event',
    ]) {
      await expect(app.pool.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
    await app.close();
    await owner.close();
  });
});
