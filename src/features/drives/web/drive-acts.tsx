import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { closeDrive, updateDrive } from '../contract.ts';
import type { Drive } from './drive-parts.ts';
import { DriveFields } from './drive-fields.tsx';
import { readsOfDrive } from './reads.ts';

export function ChangeDrive({ drive }: { readonly drive: Drive }): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {say('drive.change')}
      </Button>
      <DialogBox opened={open} close={() => setOpen(false)} title={say('drive.change')}>
        <ChangeForm drive={drive} done={() => setOpen(false)} />
      </DialogBox>
    </>
  );
}

function ChangeForm({ drive, done }: { readonly drive: Drive; readonly done: () => void }): ReactNode {
  const { say } = useSpeech();
  const update = useChange(updateDrive, { invalidates: readsOfDrive });
  const { id, name, credo, periodFrom, periodTo, version } = drive;
  // What was on the screen when the dialog opened is what the change is made to.
  const [seen] = useState(version);
  const form = useForm({
    initial: { name, credo, periodFrom, periodTo },
    submit: (body) => update.mutateAsync({ params: { driveId: id }, body, ifMatch: seen }),
    done,
  });
  return (
    <Form form={form}>
      <DriveFields form={form} />
      <SubmitBar label={say('drive.save')} />
    </Form>
  );
}

export function CloseDrive({ drive }: { readonly drive: Drive }): ReactNode {
  const { say } = useSpeech();
  const close = useChange(closeDrive, { invalidates: readsOfDrive });
  const { id, name, openTasks, openFindings, version } = drive;
  return (
    <ConfirmAct
      label={say('drive.close')}
      consequence={say('drive.close-consequence', { name, tasks: openTasks, findings: openFindings })}
      quiet
      grave
      act={() => close.mutateAsync({ params: { driveId: id }, ifMatch: version })}
    />
  );
}
