import { z } from 'zod';

/**
 * A backup is a gzipped tar: `exemplar-backup.json` first, then `secrets/…`, `tables/<table>/<n>.jsonl` and
 * `files/<sha256>`, and `manifest.json` last, so that one that was cut off is never taken for whole.
 */
export const formatVersion = 1;
export const headName = 'exemplar-backup.json';
export const manifestName = 'manifest.json';

export const head = z.object({
  format: z.number().int(),
  exemplar: z.string(),
  createdAt: z.iso.datetime(),
  /** The migrations that had run: what the tables looked like. */
  migrations: z.array(z.string()).min(1),
});
export type Head = z.output<typeof head>;

export const manifest = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() })),
  sequences: z.record(z.string(), z.number().int()),
  secrets: z.record(z.string(), z.object({ sha256: z.string() })),
  files: z.number().int(),
});
export type Manifest = z.output<typeof manifest>;

/**
 * What of `DATA_DIR` must come along, beside the files: the secret under which second factors are kept. Whoever holds a
 * backup holds this too.
 */
export const secretNames = ['session-secret'] as const;
