import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { sumOfNodes, worthOf } from '../../../core/criteria/draft.ts';
import { addAtEnd, setAt } from '../../../core/criteria/edit.ts';
import { equal, toExact, toShown } from '../../../core/ratio.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { AsText } from './as-text.tsx';
import { Fields, MaybeField, partsOf } from './field-groups.tsx';
import { amountFrom } from './plain-fields.tsx';
import type { PackPart } from './parts.ts';
import { partSchema, requiredParts } from './schema-of.ts';
import { useEditor } from './use-editor.ts';

/** A part of the pack beside its tree. */
export function PartDetail({ part }: { readonly part: PackPart }): ReactNode {
  const { say } = useSpeech();
  const { draft } = useEditor();
  const [only] = part.keys;
  const asText = part.keys.length === 1 && only !== undefined ? <AsText at={`/${only}`} /> : undefined;
  return (
    <Section title={say(`pack-part.${part.id}`)} actions={asText}>
      <Stack gap="lg">
        <Text c="dimmed">{say(`pack-part-why.${part.id}`)}</Text>
        {part.id === 'special' ? (
          <Special />
        ) : (
          part.keys.map((key) => (
            <div key={key}>
              <MaybeField
                schema={partSchema[key] ?? {}}
                at={`/${key}`}
                value={draft[key]}
                name={key}
                above=""
                required={requiredParts.has(key)}
              />
              {key === 'base' && <BaseSum />}
            </div>
          ))
        )}
      </Stack>
    </Section>
  );
}

/** What the criteria at the root make together, and the base made of it. */
function BaseSum(): ReactNode {
  const { say } = useSpeech();
  const { draft, act } = useEditor();
  const sum = sumOfNodes(draft.criteria);
  const stated = worthOf(draft['base']);
  if (stated !== undefined && equal(stated, sum)) {
    return <Text c="dimmed">{say('pack-edit.base-adds-up', { sum: toShown(sum) })}</Text>;
  }
  return (
    <Group mt="xs">
      <Text c="var(--tone-bad)">{say('pack-edit.base-adds-up-not', { sum: toShown(sum) })}</Text>
      <Button
        variant="default"
        size="xs"
        onClick={() => act('sum', (one) => ({ draft: setAt(one, '/base', amountFrom(toExact(sum))), at: '/title' }))}
      >
        {say('pack-edit.take-sum')}
      </Button>
    </Group>
  );
}

/** The cap of the special points; their criteria stand in the tree. */
function Special(): ReactNode {
  const { say } = useSpeech();
  const { draft, act } = useEditor();
  if (draft.special === undefined) {
    const begin = (): void =>
      act('add', (one) => addAtEnd(setAt(one, '/special', { cap: 10, criteria: [] }), '/special/criteria'));
    return (
      <Group>
        <Button variant="default" onClick={begin}>
          {say('pack-edit.special-begin')}
        </Button>
      </Group>
    );
  }
  return (
    <>
      <Fields
        schema={partSchema['special'] ?? {}}
        at="/special"
        value={partsOf(draft.special)}
        name="special"
        only={['cap', 'source']}
      />
      <Text c="dimmed">{say('pack-edit.special-sum', { sum: toShown(sumOfNodes(draft.special.criteria)) })}</Text>
      <Group>
        <Button variant="default" onClick={() => act('add', (one) => addAtEnd(one, '/special/criteria'))}>
          {say('pack-edit.special-add')}
        </Button>
        <Button
          variant="subtle"
          onClick={() => act('remove', (one) => ({ draft: setAt(one, '/special', undefined), at: '/special' }))}
        >
          {say('pack-edit.special-end')}
        </Button>
      </Group>
    </>
  );
}
