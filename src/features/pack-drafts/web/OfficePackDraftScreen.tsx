import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getPackDraft } from '../contract.ts';
import './editor.css';
import { EditorView } from './editor-view.tsx';
import type { FieldProps } from './field-props.ts';
import { FieldSlot } from './field-slot.ts';
import { partsOf } from './field-groups.tsx';
import { writtenValue } from './plain-fields.tsx';
import { DiscardDraft, PublishDraft } from './publish-draft.tsx';
import { SchemaField } from './schema-field.tsx';
import { EditorContext, type OpenDraft, useOpenEditor } from './use-editor.ts';

/** A pack being written. */
export function OfficePackDraftScreen(): ReactNode {
  const { draftId = '' } = useParams();
  const { say } = useSpeech();
  const read = useOperation(getPackDraft, { params: { draftId } });
  return (
    <Loaded read={read}>
      {(draft) =>
        draft.packId === null ? (
          <Editing key={draft.id} open={draft} />
        ) : (
          <>
            <PageHead title={say('pack-edit.closed')} />
            <EmptyState
              title={say('pack-draft-published')}
              action={<LinkButton to={`/packs/${draft.packId}`}>{say('pack-edit.to-pack')}</LinkButton>}
            />
          </>
        )
      }
    </Loaded>
  );
}

const anyField = (field: FieldProps): ReactNode => <SchemaField {...field} />;

function Editing({ open }: { readonly open: OpenDraft }): ReactNode {
  const { say, text } = useSpeech();
  const editor = useOpenEditor(open);
  const title = partsOf(editor.draft['title']);
  const words = text({ zh: writtenValue(title['zh']), en: writtenValue(title['en']) });
  return (
    <EditorContext value={editor}>
      <FieldSlot value={anyField}>
        <PageHead
          title={words === '' ? say('pack-edit.untitled') : words}
          crumbs={[
            { label: say('pack.list'), to: '/packs' },
            { label: say('pack-edit.drafts'), to: '/pack-drafts' },
          ]}
          mark={
            <span className="draft-version">
              {say('pack-edit.version', { version: writtenValue(editor.draft['version']) })}
            </span>
          }
          actions={
            <>
              <PublishDraft />
              <DiscardDraft />
            </>
          }
        />
        <EditorView />
      </FieldSlot>
    </EditorContext>
  );
}
