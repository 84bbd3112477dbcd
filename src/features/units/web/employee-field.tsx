import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { type FieldFace, faceOf, sentences } from '../../../platform/ui/field-face.ts';
import type { Binding } from '../../../platform/web/bindings.ts';
import { type ItemOf, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEmployees } from '../contract.ts';

interface EmployeeFieldProps extends FieldFace, Binding<string> {
  /** The name of the one chosen at first. */
  readonly name?: string | null;
}

const pauseMs = 200;
const offered = 30;

/** Somebody at work in the unit, found by a part of the name or the staff number, however many there are. */
export function EmployeeField({ id, value, onChange, problems, name, ...face }: EmployeeFieldProps): ReactNode {
  const { say } = useSpeech();
  const unitId = useUnitId();
  const nameOf = useNameOf();
  const [chosen, setChosen] = useState({ value, label: name ?? '' });
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === chosen.label ? '' : typed.trim(), pauseMs);
  const found = useOperation(listEmployees, {
    params: { unitId },
    query: { limit: offered, ...(search === '' ? {} : { q: search }) },
  });
  // The one chosen keeps its label, whatever the list calls it: a label that changes would be taken for typing.
  const choices = (found.data?.items ?? []).map((employee) => ({
    value: employee.id,
    label: employee.id === chosen.value && chosen.label !== '' ? chosen.label : nameOf(employee),
  }));
  const isListed = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Select
      id={id}
      {...faceOf(face)}
      value={value === '' ? null : value}
      onChange={(next, choice) => {
        setChosen({ value: next ?? '', label: choice?.label ?? '' });
        onChange(next ?? '');
      }}
      error={sentences(problems)}
      placeholder={say('unit.find-employee')}
      data={isListed ? choices : [chosen, ...choices]}
      searchable
      onSearchChange={setTyped}
      // The server has looked for what was typed.
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? say('ui.loading') : say('ui.nothing-found')}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={260}
    />
  );
}

/** Two people of one name are told apart by department and staff number. */
function useNameOf(): (employee: ItemOf<typeof listEmployees>) => string {
  const { text } = useSpeech();
  return ({ name, departmentName, staffNumber }) =>
    [name, departmentName === null ? '' : text(departmentName), staffNumber].filter((part) => part !== '').join(' · ');
}
