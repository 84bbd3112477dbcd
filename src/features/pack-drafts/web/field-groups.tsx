import { Button, Fieldset, Group, Input, NativeSelect, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { pointerTo } from '../../../core/criteria/shape.ts';
import { Shape } from '../../../platform/ui/shapes.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useFieldNames } from './field-names.ts';
import { useField, useProblemsAt } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import { emptyOf, fieldKind, kindsOf } from './schema-of.ts';
import type { FieldSchema } from './schema-of.ts';
import { useAnyField } from './field-slot.ts';

type Parts = Readonly<Record<string, unknown>>;

export const partsOf = (value: unknown): Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parts) : {};

interface FieldsProps {
  readonly schema: FieldSchema;
  readonly at: string;
  readonly value: unknown;
  readonly name: string;
  /** Those shown, in this order; absent: all of the schema. */
  readonly only?: readonly string[];
}

/** The fields of an object, each by its schema. What is not there yet and may be absent waits behind a button. */
export function Fields({ schema, at, value, name, only }: FieldsProps): ReactNode {
  const parts = partsOf(value);
  const required = new Set(schema.required);
  const keys = only ?? Object.keys(schema.properties ?? {});
  return (
    <Stack gap="md">
      {keys.map((key) => {
        const field = schema.properties?.[key];
        if (field === undefined) return null;
        const props = { schema: field, at: pointerTo(at, key), value: parts[key], name: key, above: name };
        return <MaybeField key={key} {...props} required={required.has(key)} />;
      })}
    </Stack>
  );
}

const large: ReadonlySet<string> = new Set(['text', 'list', 'named', 'kinds', 'group']);

/** A part that may be absent: a button adds it, another takes it away again. */
export function MaybeField(field: FieldProps): ReactNode {
  const { say } = useSpeech();
  const { label, set } = useField(field);
  const render = useAnyField();
  if (field.required || !large.has(fieldKind(field.schema))) return render(field);
  if (field.value === undefined) {
    return (
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<Shape name="plus" />}
          onClick={() => set(emptyOf(field.schema))}
        >
          {say('pack-edit.add-part', { part: label })}
        </Button>
      </Group>
    );
  }
  return (
    <div className="maybe-field">
      {render(field)}
      <Button variant="subtle" size="xs" onClick={() => set(undefined)}>
        {say('pack-edit.remove-part', { part: label })}
      </Button>
    </div>
  );
}

export function FieldGroup(field: FieldProps): ReactNode {
  const { id, label } = useField(field);
  const error = useProblemsAt(field.at);
  return (
    <Fieldset legend={label} id={id}>
      <Fields schema={field.schema} at={field.at} value={field.value} name={field.name} />
      {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
    </Fieldset>
  );
}

/** One of several kinds of a thing: choosing another keeps what both have. */
export function KindGroup(field: FieldProps): ReactNode {
  const { id, label } = useField(field);
  return (
    <Fieldset legend={label} id={id}>
      <KindFields {...field} />
    </Fieldset>
  );
}

export function KindFields(field: FieldProps): ReactNode {
  const { set, id } = useField(field);
  const { label, word } = useFieldNames();
  const error = useProblemsAt(field.at);
  const wrongKind = useProblemsAt(pointerTo(field.at, 'kind'));
  const kinds = kindsOf(field.schema);
  const parts = partsOf(field.value);
  const kind = typeof parts['kind'] === 'string' ? parts['kind'] : '';
  const schema = field.schema.oneOf?.[kinds.indexOf(kind)];
  const choose = (next: string): void => {
    const chosen = field.schema.oneOf?.[kinds.indexOf(next)];
    if (chosen === undefined) return;
    const kept = Object.entries(parts).filter(
      ([key]) =>
        key !== 'kind' && JSON.stringify(chosen.properties?.[key]) === JSON.stringify(schema?.properties?.[key]),
    );
    set({ ...partsOf(emptyOf(chosen)), ...Object.fromEntries(kept), kind: next });
  };
  return (
    <Stack gap="md">
      <NativeSelect
        id={`${id}-kind`}
        label={label('kind', field.name)}
        value={kind}
        error={wrongKind}
        data={[
          ...(kinds.includes(kind) ? [] : [{ value: kind, label: kind }]),
          ...kinds.map((one) => ({ value: one, label: word(one) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
        maw="24rem"
      />
      {schema !== undefined && (
        <Fields
          schema={schema}
          at={field.at}
          value={field.value}
          name={field.name}
          only={Object.keys(schema.properties ?? {}).filter((key) => key !== 'kind')}
        />
      )}
      {error !== undefined && <Input.Error>{error}</Input.Error>}
    </Stack>
  );
}
