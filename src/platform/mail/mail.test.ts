import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { openWorld, type TestWorld } from '../../../test/support/world.ts';
import { type Mail, queueMail } from './mail.ts';
import { type MailRoute, mailRoute, sendMail } from './send-mail.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

/** A real mail server that keeps what it gets; `refusing` makes it say no. */
async function openMailServer(): Promise<{ url: string; received: Received[]; refusing: { now: boolean } }> {
  const received: Received[] = [];
  const refusing = { now: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      done(username === 'office' && password === 'p@ss' ? null : new Error('wrong password'), { user: username }),
    onData: (stream, { envelope }, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (refusing.now) return done(new Error('mailbox full'));
        received.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(pieces).toString(),
        });
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, refusing };
}

const mailOf = (change: Partial<Mail> = {}): Mail => ({
  to: { address: 'li.na@example.org', name: '李娜' },
  kind: 'invitation',
  subject: '邀请您登录',
  text: '您好，\n请点击链接。\n.\n末行',
  bodyId: null,
  ...change,
});

async function queued(world: TestWorld, mail: Mail): Promise<string> {
  await world.act((ctx) => queueMail(ctx, mail));
  return String(world.enqueued.at(-1)?.payload['mailId']);
}

async function rowOf(world: TestWorld, id: string) {
  return world.database.db.selectFrom('outboxMail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

const sending = (world: TestWorld, route: MailRoute | undefined) => ({
  db: world.database.db,
  route,
  now: () => world.now,
});

/** The headers of a mail, folded lines joined. */
function headersOf(source: string): Map<string, string> {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  return new Map(
    head
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function bodyOf(source: string): string {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4);
  return headersOf(source).get('content-transfer-encoding') === 'base64'
    ? Buffer.from(body, 'base64').toString()
    : body;
}

test('a mail is a row of its act, and leaves by SMTP as it was written', async () => {
  const [world, server] = [await openWorld(), await openMailServer()];
  const id = await queued(world, mailOf());
  expect(await rowOf(world, id)).toMatchObject({
    toAddress: 'li.na@example.org',
    sentAt: null,
    failedAt: null,
    attempts: 0,
  });
  await sendMail(sending(world, mailRoute(server.url, 'https://honours.example.org')), id, false);
  expect(server.received).toMatchObject([{ from: 'no-reply@honours.example.org', to: ['li.na@example.org'] }]);
  const { source } = server.received[0]!;
  expect(bodyOf(source).trimEnd().replaceAll('\r\n', '\n')).toBe('您好，\n请点击链接。\n.\n末行');
  expect(headersOf(source).get('message-id')).toBe(`<${id}@honours.example.org>`);
  expect(headersOf(source).get('auto-submitted')).toBe('auto-generated');
  expect(await rowOf(world, id)).toMatchObject({ sentAt: world.now, failure: null, attempts: 1 });
});

test('a mail that has left is not sent again when its job comes twice', async () => {
  const [world, server] = [await openWorld(), await openMailServer()];
  const id = await queued(world, mailOf());
  const route = mailRoute(server.url, 'https://honours.example.org');
  await sendMail(sending(world, route), id, false);
  await sendMail(sending(world, route), id, false);
  expect(server.received).toHaveLength(1);
});

test('an act that is rolled back leaves no mail', async () => {
  const world = await openWorld();
  const act = world.act(async (ctx) => {
    await queueMail(ctx, mailOf());
    throw new Error('changed my mind');
  });
  await expect(act).rejects.toThrow('changed my mind');
  expect(await world.database.db.selectFrom('outboxMail').selectAll().execute()).toEqual([]);
});

test('without a mail server the mail stays in the outbox, unsent and not failed', async () => {
  const world = await openWorld();
  const id = await queued(world, mailOf());
  expect(mailRoute(undefined, 'https://honours.example.org')).toBeUndefined();
  await sendMail(sending(world, undefined), id, true);
  expect(await rowOf(world, id)).toMatchObject({ sentAt: null, failedAt: null, attempts: 0 });
});

test('a refusal is written down and thrown on; the next attempt may go well, and only the last one fails the mail', async () => {
  const [world, server] = [await openWorld(), await openMailServer()];
  const route = mailRoute(server.url, 'https://honours.example.org');
  const id = await queued(world, mailOf());
  server.refusing.now = true;
  await expect(sendMail(sending(world, route), id, false)).rejects.toThrow(/mailbox full/);
  expect(await rowOf(world, id)).toMatchObject({
    sentAt: null,
    failedAt: null,
    attempts: 1,
    failure: expect.stringContaining('mailbox full'),
  });
  await expect(sendMail(sending(world, route), id, true)).rejects.toThrow(/mailbox full/);
  expect(await rowOf(world, id)).toMatchObject({ failedAt: world.now, attempts: 2 });
  server.refusing.now = false;
  await sendMail(sending(world, route), id, true);
  expect(await rowOf(world, id)).toMatchObject({ sentAt: world.now, failedAt: null, failure: null, attempts: 3 });
});

test('a server that is not there is a failure that is written down', async () => {
  const world = await openWorld();
  const id = await queued(world, mailOf());
  await expect(
    sendMail(sending(world, mailRoute('smtp://127.0.0.1:1', 'https://x.example')), id, false),
  ).rejects.toThrow();
  expect((await rowOf(world, id)).failure).toMatch(/ECONNREFUSED/);
});

test('name and password of the address are used, and a sender may be named', async () => {
  const [world, server] = [await openWorld(), await openMailServer()];
  const url = server.url.replace('//', '//office:p%40ss@');
  const id = await queued(world, mailOf());
  await sendMail(
    sending(world, mailRoute(`${url}?from=${encodeURIComponent('评选办 <office@example.org>')}`, 'https://x.example')),
    id,
    false,
  );
  expect(server.received[0]?.from).toBe('office@example.org');
  expect(headersOf(server.received[0]!.source).get('message-id')).toBe(`<${id}@example.org>`);
  const second = await queued(world, mailOf());
  await expect(
    sendMail(sending(world, mailRoute(url.replace('p%40ss', 'wrong'), 'https://x.example')), second, false),
  ).rejects.toThrow(/wrong password/);
});

test('nothing that people wrote becomes a header, a further recipient or a second mail', async () => {
  const [world, server] = [await openWorld(), await openMailServer()];
  const route = mailRoute(server.url, 'https://honours.example.org');
  const expected = new Set([
    'from',
    'to',
    'subject',
    'message-id',
    'date',
    'auto-submitted',
    'mime-version',
    'content-type',
    'content-transfer-encoding',
  ]);
  const nasty = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(
        'x\r\nBcc: eve@example.org',
        'x\nBcc: eve@example.org',
        'x\u2028Bcc: eve@example.org',
        'a" <eve@example.org>, "b',
        'x\r\n.\r\nMAIL FROM:<eve@example.org>',
      ),
    )
    .map((value) => value.replaceAll('\0', ''));
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (name, subject, words) => {
      server.received.length = 0;
      const id = await queued(world, mailOf({ to: { address: 'li.na@example.org', name }, subject, text: words }));
      await sendMail(sending(world, route), id, true);
      expect(server.received).toHaveLength(1);
      expect(server.received[0]?.to).toEqual(['li.na@example.org']);
      for (const header of headersOf(server.received[0]!.source).keys()) expect(expected).toContain(header);
    }),
    { numRuns: 60 },
  );
});

test.each([
  '',
  'no-at',
  'a@b, eve@example.org',
  'Ann <a@example.org>',
  'a@b\r\nBcc: eve@example.org',
  'a@b c',
  'group: a@b;',
  '"a"@b',
])('%j is not taken for an address', async (address) => {
  const ctx = { newId: randomUUID, now: new Date() } as Parameters<typeof queueMail>[0];
  await expect(queueMail(ctx, mailOf({ to: { address, name: '' } }))).rejects.toThrow('exactly one address');
});
