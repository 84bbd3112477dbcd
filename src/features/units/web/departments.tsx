import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { BilingualField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { createDepartment, listDepartments, listEmployees, renameDepartment } from '../contract.ts';

type Department = AnswerOf<typeof renameDepartment>;

export function Departments({ canChange }: { readonly canChange: boolean }): ReactNode {
  const { say, text, number } = useSpeech();
  const unitId = useUnitId();
  const [open, setOpen] = useState<Department | 'new'>();
  const add = canChange && <Button onClick={() => setOpen('new')}>{say('unit.add-department')}</Button>;
  return (
    <Section title={say('unit.departments')} actions={add}>
      <DataTable
        caption={say('unit.departments')}
        operation={listDepartments}
        params={{ unitId }}
        prefix="d-"
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', header: say('unit.department'), sort: 'name', cell: (row) => text(row.name) },
          { id: 'employees', header: say('unit.employees'), align: 'end', cell: (row) => number(row.employees) },
          ...(canChange
            ? [
                {
                  id: 'acts',
                  header: say('unit.acts'),
                  cell: (row: Department) => (
                    <Button
                      variant="default"
                      aria-label={`${say('unit.rename')}: ${text(row.name)}`}
                      onClick={() => setOpen(row)}
                    >
                      {say('unit.rename')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        empty={<EmptyState title={say('unit.no-departments')}>{say('unit.no-departments-why')}</EmptyState>}
      />
      {open !== undefined && <DepartmentDialog department={open} close={() => setOpen(undefined)} />}
    </Section>
  );
}

interface DialogProps {
  readonly department: Department | 'new';
  readonly close: () => void;
}

function DepartmentDialog({ department, close }: DialogProps): ReactNode {
  const { say } = useSpeech();
  const unitId = useUnitId();
  const invalidates = [listDepartments, listEmployees];
  const create = useChange(createDepartment, { invalidates });
  const rename = useChange(renameDepartment, { invalidates });
  const form = useForm({
    initial: { name: department === 'new' ? { zh: '', en: '' } : department.name },
    submit: (body) =>
      department === 'new'
        ? create.mutateAsync({ params: { unitId }, body })
        : rename.mutateAsync({ params: { departmentId: department.id }, body }),
    done: close,
  });
  return (
    <DialogBox opened close={close} title={say(department === 'new' ? 'unit.add-department' : 'unit.rename')}>
      <Form form={form}>
        <BilingualField {...form.field('name')} label={say('unit.department')} limit={200} required />
        <SubmitBar label={say('unit.save')} />
      </Form>
    </DialogBox>
  );
}
