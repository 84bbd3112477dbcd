import { getRanking } from '../../features/rankings/contract.ts';
import { at, objectTo, type Selection } from './editions.ts';

/** Somebody objects to the first unit that is to be named. */
export async function objectToFirst(selection: Selection, editionId: string, noticeId: string): Promise<void> {
  const { stage, cast } = selection;
  const { lines } = await stage.call(cast.office, getRanking, { params: { editionId } });
  const named = lines.find(({ outcome }) => outcome === 'named');
  stage.now = at(selection, -1);
  if (named !== undefined) await objectTo(selection, noticeId, named.entryId, false);
}
