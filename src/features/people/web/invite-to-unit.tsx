import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listDepartments, listEmployees } from '../../units/contract.ts';
import { inviteToUnit, listUnitInvitations } from '../contract.ts';

type Role = 'coordinator' | 'department' | 'employee';
const roles: readonly Role[] = ['coordinator', 'department', 'employee'];

const firstRole: Role = 'coordinator';

export function InviteToUnit(): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('people.invite')}</Button>
      <DialogBox opened={open} close={() => setOpen(false)} title={say('people.invite')}>
        <Text mb="md">{say('people.invite-lead')}</Text>
        <InviteForm done={() => setOpen(false)} />
      </DialogBox>
    </>
  );
}

function InviteForm({ done }: { readonly done: () => void }): ReactNode {
  const { say } = useSpeech();
  const unitId = useUnitId();
  const invite = useChange(inviteToUnit, { invalidates: [listUnitInvitations] });
  const form = useForm({
    initial: { role: firstRole, departmentId: '', employeeId: '', name: '', email: '' },
    submit: ({ role, departmentId, employeeId, name, email }) => {
      const whom = { name, email: email.trim() };
      const params = { unitId };
      if (role === 'department') return invite.mutateAsync({ params, body: { ...whom, role, departmentId } });
      if (role === 'employee') return invite.mutateAsync({ params, body: { ...whom, role, employeeId } });
      return invite.mutateAsync({ params, body: { ...whom, role } });
    },
    done: ({ email }) => {
      notifyDone(say('people.invited', { email }));
      done();
    },
  });
  const { role } = form.values;
  return (
    <Form form={form}>
      <SelectField
        {...form.field('role')}
        label={say('people.invite-as')}
        required
        choices={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
      />
      {role === 'department' && <DepartmentChoice {...form.field('departmentId')} />}
      {role === 'employee' && <EmployeeChoice {...form.field('employeeId')} />}
      <TextField {...form.field('name')} label={say('people.name')} limit={100} required />
      <TextField {...form.field('email')} label={say('people.email')} type="email" required />
      <SubmitBar label={say('people.invite-send')} />
    </Form>
  );
}

type ChoiceBinding = Pick<Parameters<typeof SelectField<string>>[0], 'id' | 'value' | 'onChange' | 'problems'>;

function DepartmentChoice(binding: ChoiceBinding): ReactNode {
  const { say, text } = useSpeech();
  const read = useOperation(listDepartments, { params: { unitId: useUnitId() }, query: { limit: 200 } });
  const choices = (read.data?.items ?? []).map(({ id, name }) => ({ value: id, label: text(name) }));
  return <SelectField {...binding} label={say('people.invite-department')} required choices={choices} />;
}

function EmployeeChoice(binding: ChoiceBinding): ReactNode {
  const { say } = useSpeech();
  const read = useOperation(listEmployees, { params: { unitId: useUnitId() }, query: { limit: 200 } });
  const choices = (read.data?.items ?? [])
    .filter(({ hasAccount }) => !hasAccount)
    .map(({ id, name, staffNumber }) => ({ value: id, label: staffNumber === '' ? name : `${name} (${staffNumber})` }));
  return <SelectField {...binding} label={say('people.invite-employee')} required choices={choices} />;
}
