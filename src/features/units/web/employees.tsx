import { Button, Checkbox, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listDepartments, listEmployees, recordLeaving, type updateEmployee } from '../contract.ts';
import { EmployeeDialog } from './employee-dialog.tsx';

type Employee = AnswerOf<typeof updateEmployee>;

export function Employees({ canChange }: { readonly canChange: boolean }): ReactNode {
  const { say, text } = useSpeech();
  const unitId = useUnitId();
  const [open, setOpen] = useState<Employee | 'new'>();
  const [showLeft, setShowLeft] = useState(false);
  const departments = useOperation(listDepartments, { params: { unitId }, query: { limit: 200 } });
  const add = canChange && <Button onClick={() => setOpen('new')}>{say('unit.add-employee')}</Button>;
  return (
    <Section title={say('unit.employees')} actions={add}>
      <Checkbox
        mb="sm"
        label={say('unit.show-left')}
        checked={showLeft}
        onChange={(event) => setShowLeft(event.currentTarget.checked)}
      />
      <DataTable
        caption={say('unit.employees')}
        operation={listEmployees}
        params={{ unitId }}
        query={{ state: showLeft ? 'left' : 'present' }}
        prefix="e-"
        rowKey={(row) => row.id}
        searchable
        filters={[
          {
            name: 'departmentId',
            label: say('unit.department'),
            choices: (departments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: text(name) })),
          },
        ]}
        columns={[
          { id: 'name', header: say('people.name'), sort: 'name', cell: (row) => row.name },
          {
            id: 'department',
            header: say('unit.department'),
            cell: (row) => (row.departmentName === null ? '' : text(row.departmentName)),
          },
          { id: 'number', header: say('unit.staff-number'), sort: 'staffNumber', cell: (row) => row.staffNumber },
          { id: 'leader', header: say('unit.leader'), cell: (row) => (row.isLeader ? say('unit.yes') : '') },
          { id: 'account', header: say('unit.account'), cell: (row) => <Account employee={row} /> },
          ...(canChange
            ? [
                {
                  id: 'acts',
                  header: say('unit.acts'),
                  cell: (row: Employee) => <Acts employee={row} edit={setOpen} />,
                },
              ]
            : []),
        ]}
        empty={<EmptyState title={say('unit.no-employees')}>{say('unit.no-employees-why')}</EmptyState>}
      />
      {open !== undefined && (
        <EmployeeDialog employee={open} departments={departments.data?.items ?? []} close={() => setOpen(undefined)} />
      )}
    </Section>
  );
}

function Account({ employee }: { readonly employee: Employee }): ReactNode {
  const { say, since } = useSpeech();
  if (employee.leftAt !== null)
    return <Status tone="off">{say('unit.left-since', { since: since(employee.leftAt) })}</Status>;
  return employee.hasAccount ? (
    <Status tone="done">{say('unit.has-account')}</Status>
  ) : (
    <Status tone="off">{say('unit.no-account')}</Status>
  );
}

interface ActsProps {
  readonly employee: Employee;
  readonly edit: (employee: Employee) => void;
}

function Acts({ employee, edit }: ActsProps): ReactNode {
  const { say } = useSpeech();
  const leave = useChange(recordLeaving, { invalidates: [listEmployees, listDepartments] });
  if (employee.leftAt !== null) return null;
  return (
    <Group gap="xs">
      <Button variant="default" aria-label={`${say('unit.change')}: ${employee.name}`} onClick={() => edit(employee)}>
        {say('unit.change')}
      </Button>
      <ConfirmAct
        label={say('unit.mark-left')}
        consequence={say('unit.mark-left-consequence', { name: employee.name })}
        quiet
        grave
        act={() => leave.mutateAsync({ params: { employeeId: employee.id } })}
      />
    </Group>
  );
}
