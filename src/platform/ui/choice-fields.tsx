import { Checkbox, NativeSelect, Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Binding } from '../web/bindings.ts';
import { useSay } from '../web/speech.tsx';
import { faceOf, sentences } from './field-face.ts';
import type { FieldFace } from './field-face.ts';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectFieldProps<V extends string> extends FieldFace, Binding<V> {
  /** An empty value, if the type has one, stands for nothing chosen yet. */
  readonly choices: readonly Choice<V>[];
  /** The words shown while nothing is chosen. */
  readonly placeholder?: string;
}

/** One of several, by the browser's own list, which every keyboard and screen reader knows. */
export function SelectField<V extends string>({
  id,
  value,
  onChange,
  problems,
  choices,
  placeholder,
  ...face
}: SelectFieldProps<V>): ReactNode {
  const say = useSay();
  return (
    <NativeSelect
      id={id}
      {...faceOf(face)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as V)}
      error={sentences(problems)}
      data={[
        ...(value === '' || face.required !== true ? [{ value: '', label: placeholder ?? say('ui.choose') }] : []),
        ...choices,
      ]}
    />
  );
}

interface ChoiceFieldProps<V extends string> extends FieldFace, Binding<V> {
  readonly choices: readonly (Choice<V> & { readonly hint?: string })[];
}

/** One of a few, all seen at once. */
export function ChoiceField<V extends string>({
  id,
  value,
  onChange,
  problems,
  choices,
  ...face
}: ChoiceFieldProps<V>): ReactNode {
  return (
    <Radio.Group
      id={id}
      {...faceOf(face)}
      value={value}
      onChange={(next) => onChange(next)}
      error={sentences(problems)}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            disabled={choice.disabled}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Yes or no. */
export function CheckField({ id, value, onChange, problems, ...face }: FieldFace & Binding<boolean>): ReactNode {
  return (
    <Checkbox
      id={id}
      {...faceOf(face)}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      error={sentences(problems)}
    />
  );
}
