import { verifyPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { emptyInstallation, type Installation } from '../../test/support/command.ts';
import { connect } from '../platform/db/connect.ts';

const olga = ['--name', 'Olga', '--email', 'Olga@Example.org'];
const newBody = ['--body', '市文明办', '--body-en', 'City Office'];
const password = 'correct horse battery staple';

async function look<T>({ databaseUrl }: Installation, work: (database: ReturnType<typeof connect>) => Promise<T>) {
  const database = connect(databaseUrl, { as: 'owner', connections: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const standingsIn = (installation: Installation) =>
  look(installation, async ({ pool }) => {
    const { rows } = await pool.query(
      `select p.email, s.role, b.name_zh from standing s join person p on p.id = s.person_id join body b on b.id = s.body_id order by 1`,
    );
    return rows as unknown[];
  });

test('the first person comes into an empty installation, with a body that is set up for them', async () => {
  const here = await emptyInstallation();
  const { code, out, err } = await here.run(['create-admin', ...olga, ...newBody], `${password}\n`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('https://honours.example.org/office/');
  expect(out + err).not.toContain(password);
  expect(await standingsIn(here)).toEqual([{ email: 'olga@example.org', role: 'office', name_zh: '市文明办' }]);
  await look(here, async ({ db }) => {
    const account = await db.selectFrom('account').select('password').executeTakeFirstOrThrow();
    expect(await verifyPassword({ hash: account.password ?? '', password })).toBe(true);
    const events = await db.selectFrom('event').select(['kind', 'personName']).orderBy('id').execute();
    expect(events.map(({ kind }) => kind)).toEqual(['body.created', 'person.added', 'standing.given']);
    expect(new Set(events.map(({ personName }) => personName))).toEqual(new Set(['operator']));
  });
  // Somebody who is known keeps their password, and is asked for none.
  const again = await here.run(['create-admin', ...olga]);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('keeps its password') });
  expect(await standingsIn(here)).toHaveLength(1);
});

test('by a link, the person chooses the password and whoever runs the server never knows it', async () => {
  const here = await emptyInstallation();
  const { code, out } = await here.run(['create-admin', ...olga, ...newBody, '--link', '--json']);
  expect(code).toBe(0);
  const { link } = JSON.parse(out) as { link: string };
  expect(link).toMatch(/^https:\/\/honours\.example\.org\/office\/invitation\?token=[\w-]{40,}$/);
  await look(here, async ({ db }) => {
    expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('invitation').select(['email', 'role']).execute()).toEqual([
      { email: 'olga@example.org', role: 'office' },
    ]);
    expect(await db.selectFrom('outboxMail').select('id').execute()).toEqual([]);
  });
});

test.each([
  [['create-admin', ...olga], /no body here yet: name it by --body/],
  [['create-admin', ...olga, '--body', '市文明办'], /give its English name by --body-en/],
  [['create-admin', ...olga, ...newBody, '--level', 'village'], /level: Must be one of/],
  [['create-admin', '--name', 'Olga', '--email', 'olga@', ...newBody], /email: Wrong format/],
  [['create-admin', ...olga, ...newBody], /at least 10 characters/],
])('%j leaves nothing behind and says what to do', async (args, sentence) => {
  const here = await emptyInstallation();
  const { code, err } = await here.run(args, 'too short\n');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(sentence) });
  expect(err).not.toContain('too short\n');
  const there = await look(here, async ({ pool }) => {
    const { rows } = await pool.query(`select to_regclass('person') is not null as there`);
    return (rows as { there: boolean }[])[0]?.there;
  });
  if (there === true) expect(await standingsIn(here)).toEqual([]);
});

test('migrate tells what is pending and what ran, and an older version keeps off a newer database', async () => {
  const here = await emptyInstallation();
  expect(await here.run(['migrate', '--pending'])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^0001_platform +pending$/m),
  });
  expect(await here.run(['migrate'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^0001_platform +ran now$/m),
  });
  const { code, out } = await here.run(['migrate', '--pending', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ran: [],
    migrations: expect.arrayContaining([expect.objectContaining({ name: '0001_platform' })]),
  });
  await look(here, ({ pool }) =>
    pool.query(`insert into kysely_migration (name, timestamp) values ('9999_later', '2030-01-01')`),
  );
  expect(await here.run(['migrate'])).toMatchObject({ code: 2, err: expect.stringContaining('9999_later') });
});
