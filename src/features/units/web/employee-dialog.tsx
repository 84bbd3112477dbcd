import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { CheckField, SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { createEmployee, listDepartments, listEmployees, updateEmployee } from '../contract.ts';

interface EmployeeDialogProps {
  readonly employee: AnswerOf<typeof updateEmployee> | 'new';
  readonly departments: AnswerOf<typeof listDepartments>['items'];
  readonly close: () => void;
}

export function EmployeeDialog({ employee, departments, close }: EmployeeDialogProps): ReactNode {
  const { say, text } = useSpeech();
  const unitId = useUnitId();
  const isNew = employee === 'new';
  const invalidates = [listEmployees, listDepartments];
  const create = useChange(createEmployee, { invalidates });
  const update = useChange(updateEmployee, { invalidates });
  const form = useForm({
    initial: {
      name: isNew ? '' : employee.name,
      departmentId: isNew ? '' : (employee.departmentId ?? ''),
      staffNumber: isNew ? '' : employee.staffNumber,
      isLeader: isNew ? false : employee.isLeader,
    },
    submit: ({ departmentId, ...rest }) => {
      const body = { ...rest, departmentId: departmentId === '' ? null : departmentId };
      return isNew
        ? create.mutateAsync({ params: { unitId }, body })
        : update.mutateAsync({ params: { employeeId: employee.id }, body });
    },
    done: close,
  });
  return (
    <DialogBox opened close={close} title={say(isNew ? 'unit.add-employee' : 'unit.change')}>
      <Form form={form}>
        <TextField {...form.field('name')} label={say('people.name')} limit={100} required />
        <SelectField
          {...form.field('departmentId')}
          label={say('unit.department')}
          choices={departments.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
        <TextField {...form.field('staffNumber')} label={say('unit.staff-number')} limit={50} />
        <CheckField {...form.field('isLeader')} label={say('unit.is-leader')} />
        <SubmitBar label={say('unit.save')} />
      </Form>
    </DialogBox>
  );
}
