import { Button, Fieldset, Group, Input, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { pointerTo } from '../../../core/criteria/shape.ts';
import { Shape } from '../../../platform/ui/shapes.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { partsOf } from './field-groups.tsx';
import { FieldItem } from './field-item.tsx';
import { useField, useProblemsAt } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import { emptyOf } from './schema-of.ts';

/** A list of like things, each with its fields; they can be added, put in another order and taken away. */
export function FieldList(field: FieldProps): ReactNode {
  const { say } = useSpeech();
  const { id, label, set } = useField(field);
  const error = useProblemsAt(field.at);
  const items = Array.isArray(field.value) ? (field.value as readonly unknown[]) : [];
  const schema = field.schema.items ?? {};
  const swap = (index: number): void => set(items.with(index, items[index + 1]).with(index + 1, items[index]));
  return (
    <Fieldset legend={label} id={id}>
      <Stack gap="md">
        {items.map((value, index) => (
          <div key={pointerTo(field.at, index)} className="list-item">
            <FieldItem {...field} schema={schema} at={pointerTo(field.at, index)} value={value} />
            <Group gap="xs" mt="xs">
              <Button variant="subtle" size="xs" disabled={index === 0} onClick={() => swap(index - 1)}>
                {say('pack-edit.up')}
              </Button>
              <Button variant="subtle" size="xs" disabled={index === items.length - 1} onClick={() => swap(index)}>
                {say('pack-edit.down')}
              </Button>
              <Button variant="subtle" size="xs" onClick={() => set(items.toSpliced(index, 1))}>
                {say('pack-edit.remove-item', { number: index + 1 })}
              </Button>
            </Group>
          </div>
        ))}
        {error !== undefined && <Input.Error>{error}</Input.Error>}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<Shape name="plus" />}
            onClick={() => set([...items, freshItem(items, emptyOf(schema))])}
          >
            {say('pack-edit.add-item', { list: label })}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** A new item has a name of its own, so that it can be referred to at once. */
function freshItem(items: readonly unknown[], item: unknown): unknown {
  const parts = partsOf(item);
  if (!Object.hasOwn(parts, 'id')) return item;
  const taken = new Set(items.map((one) => partsOf(one)['id']));
  let count = items.length + 1;
  while (taken.has(`item-${count}`)) count += 1;
  return { ...parts, id: `item-${count}` };
}
