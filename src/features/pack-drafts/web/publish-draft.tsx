import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { walkDraft } from '../../../core/criteria/draft.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listPacks } from '../../packs/contract.ts';
import { discardPackDraft, listPackDrafts, publishPackDraft } from '../contract.ts';
import { partsOf } from './field-groups.tsx';
import { writtenValue } from './plain-fields.tsx';
import { useEditor } from './use-editor.ts';

/** Makes the draft a version for good; its problems must be mended first. */
export function PublishDraft(): ReactNode {
  const { say, text } = useSpeech();
  const { id, draft, problems, autosave, store } = useEditor();
  const go = useNavigate();
  const publish = useChange(publishPackDraft, { invalidates: [listPacks, listPackDrafts] });
  const indicators = [...walkDraft(draft)].filter(({ node }) => node.children === undefined).length;
  const act = async (): Promise<void> => {
    store.settle();
    const { version } = await autosave.flush();
    const { packId } = await publish.mutateAsync({ params: { draftId: id }, ifMatch: version });
    notifyDone(say('pack-edit.published'));
    await go(`/packs/${packId}`);
  };
  const title = partsOf(draft['title']);
  const params = {
    title: text({ zh: writtenValue(title['zh']), en: writtenValue(title['en']) }),
    version: writtenValue(draft['version']),
    indicators,
  };
  return (
    <ConfirmAct
      label={say('pack-edit.publish')}
      consequence={
        problems.length > 0 ? (
          <Text>{say('pack-edit.publish-not-yet', { count: problems.length })}</Text>
        ) : (
          say('pack-edit.publish-consequence', params)
        )
      }
      act={act}
      disabled={problems.length > 0}
    />
  );
}

export function DiscardDraft(): ReactNode {
  const { say } = useSpeech();
  const { id, autosave, store } = useEditor();
  const go = useNavigate();
  const discard = useChange(discardPackDraft, { invalidates: [listPackDrafts] });
  const act = async (): Promise<void> => {
    store.settle();
    const { version } = await autosave.flush();
    await discard.mutateAsync({ params: { draftId: id }, ifMatch: version });
    await go('/pack-drafts');
  };
  return (
    <ConfirmAct
      label={say('pack-edit.discard')}
      consequence={say('pack-edit.discard-consequence')}
      act={act}
      grave
      quiet
    />
  );
}
