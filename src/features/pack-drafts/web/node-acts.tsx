import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftNode } from '../../../core/criteria/draft.ts';
import { addBelow, addBeside, removeNode, renumber, shift, splitIndicator } from '../../../core/criteria/edit.ts';
import { Shape } from '../../../platform/ui/shapes.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useEditor } from './use-editor.ts';

/** What can be done with a node as a whole; each is one step that can be undone. */
export function NodeActs({ at, node }: { readonly at: string; readonly node: DraftNode }): ReactNode {
  const { say } = useSpeech();
  const { draft, act } = useEditor();
  const remove = (): void => {
    act('remove', (one) => removeNode(one, at));
    notifyDone(say('pack-edit.removed', { number: node.number }));
  };
  return (
    <Group gap="xs" role="group" aria-label={say('pack-edit.acts')}>
      <Button
        variant="default"
        size="xs"
        leftSection={<Shape name="plus" />}
        onClick={() => act('add', (one) => addBeside(one, at))}
      >
        {say('pack-edit.add-beside')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<Shape name="plus" />}
        onClick={() => act('add', (one) => addBelow(one, at))}
      >
        {say('pack-edit.add-below')}
      </Button>
      {(['up', 'down', 'in', 'out'] as const).map((direction) => (
        <Button
          key={direction}
          variant="default"
          size="xs"
          disabled={shift(draft, at, direction) === undefined}
          onClick={() => act('move', (one) => shift(one, at, direction))}
        >
          {say(`pack-edit.${direction}`)}
        </Button>
      ))}
      {node.children === undefined ? (
        <Button variant="default" size="xs" onClick={() => act('split', (one) => splitIndicator(one, at))}>
          {say('pack-edit.split')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="xs"
          onClick={() => act('renumber', (one) => ({ ...renumber(one, `${at}/children`), at }))}
        >
          {say('pack-edit.renumber')}
        </Button>
      )}
      <Button variant="default" size="xs" c="var(--tone-bad)" onClick={remove}>
        {say('pack-edit.remove')}
      </Button>
    </Group>
  );
}
