import type { Text } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { listVersions } from './queries.ts';

/** What the public is told of the corrections of an opened edition, the latest first. */
export async function correctionsOf(
  { db }: Pick<Ctx, 'db'>,
  editionId: string,
): Promise<{ id: string; packId: string; packVersion: string; reason: Text; takenAt: Date }[]> {
  return (await listVersions(db, editionId)).flatMap(({ id, kind, packId, packVersion, reasonZh, reasonEn, takenAt }) =>
    kind === 'corrected' ? [{ id, packId, packVersion, reason: { zh: reasonZh, en: reasonEn }, takenAt }] : [],
  );
}
