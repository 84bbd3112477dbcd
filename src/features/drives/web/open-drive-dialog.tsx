import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { type ItemOf, useChange, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listOpenPacks } from '../../packs/contract.ts';
import { openDrive } from '../contract.ts';
import { DriveFields } from './drive-fields.tsx';
import { readsOfDrive } from './reads.ts';

/** A drive begins with the criteria that it is worked towards. */
export function OpenDriveDialog({ close }: { readonly close: () => void }): ReactNode {
  const { say } = useSpeech();
  const packs = useOperation(listOpenPacks, { query: { limit: 200 } });
  return (
    <DialogBox opened close={close} title={say('drive.open')} firm>
      <Loaded read={packs}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say('drive.no-packs')}>{say('drive.no-packs-why')}</EmptyState>
          ) : (
            <OpenForm packs={items} />
          )
        }
      </Loaded>
    </DialogBox>
  );
}

function OpenForm({ packs }: { readonly packs: readonly ItemOf<typeof listOpenPacks>[] }): ReactNode {
  const { say, text } = useSpeech();
  const unitId = useUnitId();
  const go = useNavigate();
  const open = useChange(openDrive, { invalidates: readsOfDrive });
  const [year] = useState(() => new Date().getFullYear());
  const form = useForm({
    initial: {
      packId: packs.length === 1 ? (packs[0]?.id ?? '') : '',
      name: '',
      credo: '',
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
    },
    submit: (body) => open.mutateAsync({ params: { unitId }, body }),
    done: ({ id }) => void go(`/drives/${id}`),
    keep: `drive/new/${unitId}`,
  });
  return (
    <Form form={form}>
      <SelectField
        {...form.field('packId')}
        label={say('drive.pack')}
        hint={say('drive.pack-hint')}
        choices={packs.map(({ id, title, packVersion }) => ({ value: id, label: `${text(title)} · ${packVersion}` }))}
        required
      />
      <DriveFields form={form} />
      <SubmitBar label={say('drive.open')} />
    </Form>
  );
}
