import { describe, expect, test } from 'vitest';
import { lodgeObjection, readObjection } from './contract.ts';
import { objected, openOnNotice, signed } from './notices.fixture.ts';

describe('objecting to a notice', () => {
  test('needs no account; number and secret together lead back to it, neither does alone', async () => {
    const scene = await openOnNotice();
    const { world, entryIds } = scene;
    const first = await objected(scene, entryIds[0]);
    const second = await objected(scene);
    expect(first.number).toMatch(/^OB-[0-9A-F]{10}$/);
    expect(new Date(first.answeredBy).getTime()).toBeGreaterThan(world.now.getTime());
    // Typed off a sheet of paper.
    const typed = { number: ` ${first.number.toLowerCase()} `, secret: ` ${first.secret} ` };
    expect(await world.call(readObjection, { body: typed })).toMatchObject({
      number: first.number,
      grounds: signed.grounds,
      ruling: null,
    });
    const crossed = await world.ask(readObjection, { body: { number: first.number, secret: second.secret } });
    expect(crossed.status).toBe(404);
    const kept = await world.database.db.selectFrom('objection').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(first.secret);
  });

  test('names everything that is missing, by the form that was chosen', async () => {
    const { world, noticeId } = await openOnNotice();
    const lodge = (body: object) =>
      world.ask(lodgeObjection, { params: { noticeId }, body: { grounds: signed.grounds, ...body } as never });
    const pointers = async (body: object) => {
      const { status, problem } = await lodge(body);
      return [status, problem?.problems.map(({ pointer }) => pointer)];
    };
    expect(await pointers({ form: 'signed' })).toEqual([422, ['/personName', '/contact']]);
    const unknown = '11111111-1111-4111-8111-111111111111';
    expect(await pointers({ form: 'sealed', entryId: unknown })).toEqual([
      422,
      ['/unitName', '/contact', '/file', '/entryId'],
    ]);
    expect((await lodge({ form: 'anonymous' })).status).toBe(201);
    const renamed = { name: 'letter.pdf', base64: Buffer.from('MZ not a letter').toString('base64') };
    const sealed = { form: 'sealed', unitName: 'A Unit', contact: '1', file: renamed };
    const wrong = await lodge(sealed);
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(wrong.problem)).toContain('file');
  });

  test('is in time until the last moment of the last working day, and not after', async () => {
    const scene = await openOnNotice();
    const { world, noticeId, closesAt } = scene;
    world.now = new Date(closesAt.getTime() - 1);
    await objected(scene);
    world.now = closesAt;
    const late = await world.ask(lodgeObjection, { params: { noticeId }, body: signed });
    expect([late.status, late.problem?.code]).toEqual([409, 'notice-closed']);
    expect(late.problem?.title).toContain('2026');
  });

  test('is seen by nobody but its lodger and the office: the trail tells no names and no grounds', async () => {
    const scene = await openOnNotice();
    const { world, entryIds } = scene;
    await objected(scene, entryIds[0]);
    const events = await world.database.db
      .selectFrom('event')
      .where('kind', '=', 'objection.lodged')
      .select(['after', 'unitId'])
      .execute();
    expect(events).toHaveLength(1);
    expect(events[0]?.unitId).toBe(null);
    expect(JSON.stringify(events)).not.toContain(signed.personName);
    expect(JSON.stringify(events)).not.toContain(signed.grounds);
  });
});
