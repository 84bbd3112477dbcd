import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { inviteOffice, listBodyInvitations } from '../contract.ts';
import { Members } from './members.tsx';

/** Who stands at the body: its office and its assessors; here colleagues are asked to join, and taken leave of. */
export function OfficeMembersScreen(): ReactNode {
  const say = useSay();
  return (
    <>
      <PageHead title={say('people.office')} lead={say('people.office-lead')} />
      <Members place={{ bodyId: useBodyId() }} invite={<InviteColleague />} />
    </>
  );
}

function InviteColleague(): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('people.invite')}</Button>
      <DialogBox opened={open} close={() => setOpen(false)} title={say('people.invite')}>
        <Text mb="md">{say('people.office-invite-lead')}</Text>
        <InviteForm done={() => setOpen(false)} />
      </DialogBox>
    </>
  );
}

function InviteForm({ done }: { readonly done: () => void }): ReactNode {
  const say = useSay();
  const bodyId = useBodyId();
  const invite = useChange(inviteOffice, { invalidates: [listBodyInvitations] });
  const form = useForm({
    initial: { name: '', email: '' },
    submit: ({ name, email }) =>
      invite.mutateAsync({ params: { bodyId }, body: { role: 'office', name, email: email.trim() } }),
    done: ({ email }) => {
      notifyDone(say('people.invited', { email }));
      done();
    },
  });
  return (
    <Form form={form}>
      <TextField {...form.field('name')} label={say('people.name')} limit={100} required />
      <TextField {...form.field('email')} label={say('people.email')} type="email" required />
      <SubmitBar label={say('people.invite-send')} />
    </Form>
  );
}
