import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../../core/criteria/pack.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { readPackText } from './read-pack.ts';

export interface ShippedPack {
  readonly file: string;
  readonly source: string;
  readonly pack: Pack;
}

let shipped: Promise<readonly ShippedPack[]> | undefined;

/** The packs in `packs/`, read once: they do not change while the server runs. */
export function shippedPacks(): Promise<readonly ShippedPack[]> {
  return (shipped ??= readShipped());
}

async function readShipped(): Promise<readonly ShippedPack[]> {
  const folder = join(projectRoot, 'packs');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(folder, file), 'utf8');
      const { pack, problems } = readPackText(source);
      if (pack === undefined) throw new Error(`packs/${file} is not sound: ${JSON.stringify(problems[0])}`);
      return { file, source, pack };
    }),
  );
}
