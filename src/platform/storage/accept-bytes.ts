import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanFileName } from '../../core/file-kinds.ts';
import type { Ctx } from '../ctx.ts';
import { Refusal } from '../refusal.ts';
import { inspectFile } from './inspect-file.ts';
import { saveStoredFile } from './queries.ts';

/** Keeps a small file that came within a request, under the same rules as an upload. */
export async function acceptBytes(
  ctx: Pick<Ctx, 'db' | 'storage' | 'now'>,
  name: string,
  bytes: Uint8Array,
): Promise<{ fileName: string; sha256: string }> {
  const fileName = cleanFileName(name);
  if (fileName === undefined)
    throw new Refusal(422, 'file-name-invalid', { problems: [{ code: 'file-name-invalid', pointer: '/file/name' }] });
  const path = join(tmpdir(), `exemplar-${randomUUID()}`);
  try {
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
    const inspection = await inspectFile(path, fileName);
    if ('problem' in inspection) {
      const { code, params } = inspection.problem;
      throw new Refusal(422, code, {
        ...(params === undefined ? {} : { params }),
        problems: [{ ...inspection.problem, pointer: '/file' }],
      });
    }
    const { sha256, size } = await ctx.storage.put(oneChunk(bytes));
    await saveStoredFile(ctx.db, { sha256, size, mediaType: inspection.kind.mediaType, createdAt: ctx.now });
    return { fileName, sha256 };
  } finally {
    await rm(path, { force: true });
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
