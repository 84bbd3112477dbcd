import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useFieldNames } from './field-names.ts';
import { useField } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import { useTyped } from './typed-text.ts';

export function writtenValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const asTyped = (text: string): string => text;

interface LineProps extends FieldProps {
  /** What a typed text becomes; an empty one takes an optional part away. */
  readonly read?: (text: string) => unknown;
  readonly choices?: readonly string[];
  readonly day?: boolean;
  readonly narrow?: boolean;
  /** Where setting the value is not all that is to be done. */
  readonly keep?: (value: unknown) => void;
}

/** One line: a text, a number, an amount or a day. */
export function LineField({ read = asTyped, choices, day, narrow, keep, ...field }: LineProps): ReactNode {
  const { id, label, error, type } = useField(field);
  const hand = (text: string): void => (keep ?? type)(text === '' && !field.required ? undefined : read(text));
  const { value, onChange, onBlur } = useTyped(writtenValue(field.value), hand);
  return (
    <>
      <TextInput
        id={id}
        label={label}
        required={field.required}
        error={error}
        value={value}
        type={day === true ? 'date' : 'text'}
        list={choices === undefined ? undefined : `${id}-choices`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
        {...(narrow === true && { maw: '16rem' })}
      />
      {choices !== undefined && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** "2.5" is a number, "1/3" and "66%" are amounts as text; what is neither stays as typed and is told as wrong. */
export function amountFrom(text: string): number | string {
  const plain = text.normalize('NFKC').trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
}

export function wholeFrom(text: string): number | string {
  const plain = text.normalize('NFKC').trim();
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain;
}

/** One of a few, by the browser's own list. */
export function PickField({ choices, ...field }: FieldProps & { readonly choices: readonly string[] }): ReactNode {
  const { say } = useSpeech();
  const { word } = useFieldNames();
  const { id, label, error, set } = useField(field);
  const value = writtenValue(field.value);
  const known = choices.includes(value) || value === '' ? choices : [value, ...choices];
  const none = !field.required || value === '' ? [{ value: '', label: field.required ? say('ui.choose') : '—' }] : [];
  return (
    <NativeSelect
      id={id}
      label={label}
      required={field.required}
      error={error}
      value={value}
      data={[...none, ...known.map((choice) => ({ value: choice, label: word(choice) }))]}
      onChange={({ currentTarget }) =>
        set(currentTarget.value === '' && !field.required ? undefined : currentTarget.value)
      }
      maw="24rem"
    />
  );
}

/** Several of a few. */
export function ChecksField({ choices, ...field }: FieldProps & { readonly choices: readonly string[] }): ReactNode {
  const { word } = useFieldNames();
  const { id, label, error, set } = useField(field);
  const chosen = Array.isArray(field.value) ? (field.value as unknown[]).map(String) : [];
  return (
    <Checkbox.Group
      id={id}
      label={label}
      required={field.required}
      error={error}
      value={chosen}
      // In the order of the table, whatever was ticked first.
      onChange={(next) => {
        const all = [...choices, ...chosen].filter(
          (one, index, list) => next.includes(one) && list.indexOf(one) === index,
        );
        set(all.length === 0 && !field.required ? undefined : all);
      }}
    >
      <Group mt="xs" gap="md">
        {choices.map((choice) => (
          <Checkbox key={choice} value={choice} label={word(choice)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

export function YesNoField(field: FieldProps): ReactNode {
  const { id, label, error, set } = useField(field);
  return (
    <Checkbox
      id={id}
      label={label}
      error={error}
      checked={field.value === true}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
