import { Button, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { renameKey } from '../../../core/criteria/names-of-parts.ts';
import { pointerTo } from '../../../core/criteria/shape.ts';
import { Shape } from '../../../platform/ui/shapes.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { partsOf } from './field-groups.tsx';
import { FieldItem } from './field-item.tsx';
import { useField, useProblemsAt } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import { useKeyChoices } from './references.ts';
import { emptyOf } from './schema-of.ts';
import { useEditor } from './use-editor.ts';

/** Things with names, such as scales: the name is what the rest of the pack refers to. */
export function NamedList(field: FieldProps): ReactNode {
  const { say } = useSpeech();
  const { id, label, set } = useField(field);
  const error = useProblemsAt(field.at);
  const entries = Object.entries(partsOf(field.value));
  const schema = (field.schema.additionalProperties ?? {}) as FieldProps['schema'];
  const choices = useKeyChoices(field.name);
  const free = choices?.filter((choice) => !entries.some(([key]) => key === choice));
  const add = (key: string): void => set({ ...partsOf(field.value), [key]: emptyOf(schema) });
  return (
    <Fieldset legend={label} id={id}>
      <Stack gap="md">
        {entries.map(([key, value]) => (
          <div key={key} className="list-item">
            <KeyField of={field} name={key} />
            <FieldItem {...field} schema={schema} at={pointerTo(field.at, key)} value={value} />
            <Button
              variant="subtle"
              size="xs"
              mt="xs"
              onClick={() => set(Object.fromEntries(entries.filter(([one]) => one !== key)))}
            >
              {say('pack-edit.remove-named', { name: key })}
            </Button>
          </div>
        ))}
        {error !== undefined && <Input.Error>{error}</Input.Error>}
        <Group>
          {free === undefined ? (
            <Button
              variant="default"
              size="xs"
              leftSection={<Shape name="plus" />}
              onClick={() => add(freshKey(entries, field.name))}
            >
              {say('pack-edit.add-item', { list: label })}
            </Button>
          ) : (
            free.map((key) => (
              <Button
                key={key}
                variant="default"
                size="xs"
                leftSection={<Shape name="plus" />}
                onClick={() => add(key)}
              >
                {key}
              </Button>
            ))
          )}
        </Group>
      </Stack>
    </Fieldset>
  );
}

function freshKey(entries: readonly (readonly [string, unknown])[], list: string): string {
  const stem = list === 'scales' ? 'scale' : list === 'sources' ? 'source' : 'name';
  let count = entries.length + 1;
  while (entries.some(([key]) => key === `${stem}-${count}`)) count += 1;
  return `${stem}-${count}`;
}

/** Renaming keeps the place in the order, and what refers to a scale follows it. */
function KeyField({ of, name }: { readonly of: FieldProps; readonly name: string }): ReactNode {
  const { say } = useSpeech();
  const { store } = useEditor();
  const { id } = useField(of);
  const error = useProblemsAt(pointerTo(of.at, name));
  const [typed, setTyped] = useState(name);
  const rename = (): void => {
    const next = typed.trim();
    if (next === name || next === '' || Object.hasOwn(partsOf(of.value), next)) return setTyped(name);
    store.edit('rename', of.at, (draft) => renameKey(draft, of.at, name, next));
  };
  return (
    <TextInput
      id={`${id}-key-${name}`}
      label={say('pack-edit.name')}
      description={say('pack-edit.name-hint')}
      value={typed}
      error={error}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={rename}
      maw="24rem"
      mb="md"
    />
  );
}
