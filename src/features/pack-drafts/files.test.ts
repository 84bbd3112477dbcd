import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { PackDraft } from '../../core/criteria/draft.ts';
import { readDraft } from '../../core/criteria/draft.ts';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { readPackText, writePackText } from '../packs/index.ts';
import { shippedPacks } from '../packs/index.ts';
import { draftFile } from './export.ts';
import { readFile } from './import.ts';
import { openScene, save, type Scene, startSound } from './pack-drafts.fixture.ts';

async function fileOf(scene: Scene, draftId: string, format: 'yaml' | 'xlsx'): Promise<Buffer> {
  const file = await scene.world.act(
    (ctx) => draftFile(ctx, { params: { draftId }, query: { format }, body: undefined, ifMatch: undefined }),
    scene.office,
  );
  return Buffer.from(file.body as Uint8Array);
}

type Handed = { format: 'yaml'; text: string } | { format: 'xlsx'; base64: string; content: PackDraft };

async function readBy(scene: Scene, file: Handed): Promise<{ content?: PackDraft; codes?: string[] }> {
  const body = { bodyId: scene.bodyId, file };
  try {
    const { content } = await scene.world.act(
      (ctx) => readFile(ctx, { params: {}, query: {}, body, ifMatch: undefined }),
      scene.office,
    );
    return { content: content as PackDraft };
  } catch (error) {
    return { codes: (error as { problems: readonly { code: string }[] }).problems.map(({ code }) => code) };
  }
}

describe('a draft as YAML', () => {
  it('is exact and canonical for every shipped pack, there and back', async () => {
    const scene = await openScene();
    const draftId = await startSound(scene);
    let version = 2;
    for (const { pack } of await shippedPacks()) {
      await save(scene, draftId, pack as unknown as PackDraft, version);
      version += 1;
      const text = (await fileOf(scene, draftId, 'yaml')).toString();
      expect(text).toBe(writePackText(pack));
      expect(readPackText(text).pack).toEqual(pack);
      const { content } = await readBy(scene, { format: 'yaml', text });
      expect(content).toEqual(pack);
    }
  });

  it('carries what is unfinished and unknown, and comes back the same', async () => {
    const scene = await openScene();
    const draftId = await startSound(scene);
    const content = readDraft({ criteria: [{ number: '1', shade: 'red' }], title: 7, zebra: null }).draft as PackDraft;
    await save(scene, draftId, content, 2);
    const text = (await fileOf(scene, draftId, 'yaml')).toString();
    expect((await readBy(scene, { format: 'yaml', text })).content).toEqual(content);
  });

  it('refuses what is no YAML, no draft, or a bomb', async () => {
    const scene = await openScene();
    const codes = async (text: string) => (await readBy(scene, { format: 'yaml', text })).codes;
    expect(await codes('a: [')).toEqual(expect.arrayContaining(['yaml-syntax']));
    expect(await codes('criteria: 7')).toEqual(['list-expected']);
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`),
    ];
    expect(await codes(bomb.join('\n'))).toEqual(['yaml-too-many-values']);
  });
});

describe('a tree as a workbook', () => {
  it('comes back whole, what the sheet does not show included', async () => {
    const scene = await openScene();
    const draftId = await startSound(scene);
    let version = 2;
    for (const { pack } of await shippedPacks()) {
      const content = readDraft(pack).draft as PackDraft;
      await save(scene, draftId, content, version);
      version += 1;
      const base64 = (await fileOf(scene, draftId, 'xlsx')).toString('base64');
      expect((await readBy(scene, { format: 'xlsx', base64, content })).content).toEqual(content);
    }
  }, 30_000);

  it('holds no formula, whatever the texts are', async () => {
    const scene = await openScene();
    const draftId = await startSound(scene);
    const text = { zh: '=HYPERLINK("http://x")', en: '+1' };
    const content = readDraft({ ...smallPack(), criteria: [{ number: '1', text, points: 10 }] }).draft as PackDraft;
    await save(scene, draftId, content, 2);
    const bytes = await fileOf(scene, draftId, 'xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
    const cells = workbook.worksheets.flatMap((sheet) => sheet.getRow(2).values as unknown[]);
    expect(cells).toEqual(expect.arrayContaining([`'=HYPERLINK("http://x")`, "'+1", 10]));
    const read = await readBy(scene, { format: 'xlsx', base64: bytes.toString('base64'), content });
    expect(read.content?.criteria[0]?.text).toEqual(text);
  });

  it('is refused when it is none, cut, or unpacks beyond the limit', async () => {
    const scene = await openScene();
    const content = readDraft(smallPack()).draft as PackDraft;
    const codes = async (bytes: Buffer) =>
      (await readBy(scene, { format: 'xlsx', base64: bytes.toString('base64'), content })).codes;
    expect(await codes(Buffer.from('no workbook'))).toEqual(['workbook-unreadable']);
    const draftId = await startSound(scene);
    const good = await fileOf(scene, draftId, 'xlsx');
    expect(await codes(good.subarray(0, good.length / 2))).toEqual(['workbook-unreadable']);
    expect(await codes(zipOf('xl/workbook.xml', Buffer.alloc(60_000_000)))).toEqual(['workbook-unreadable']);
  });
});

/** A zip of one part that says of itself that it is small. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const sizes = (at: number, buffer: Buffer): void => {
    buffer.writeUInt16LE(8, at - 10);
    buffer.writeUInt32LE(packed.length, at);
    buffer.writeUInt32LE(100, at + 4);
    buffer.writeUInt16LE(name.length, at + 8);
  };
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  sizes(18, local);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  sizes(20, entry);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
