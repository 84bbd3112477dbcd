import { Anchor, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { nodeAt, nodePointerOf } from '../../../core/criteria/edit.ts';
import type { Problem } from '../../../core/problem.ts';
import { Status } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { controlId, useFieldNames } from './field-names.ts';
import { partOf } from './parts.ts';
import { useEditor } from './use-editor.ts';

const shownAtFirst = 8;

/** Everything that keeps the draft from being published; each line leads to its place. */
export function ProblemPanel(): ReactNode {
  const { say } = useSpeech();
  const { problems } = useEditor();
  const [all, setAll] = useState(false);
  if (problems.length === 0) return <Status tone="done">{say('pack-edit.sound')}</Status>;
  const shown = all ? problems : problems.slice(0, shownAtFirst);
  return (
    <details className="problem-panel">
      <summary>
        <Status tone="waiting">{say('pack-edit.problems', { count: problems.length })}</Status>
      </summary>
      <List spacing={4} mt="xs">
        {shown.map((problem) => (
          <Line key={`${problem.code} ${problem.pointer}`} problem={problem} />
        ))}
      </List>
      {shown.length < problems.length && (
        <Anchor component="button" type="button" mt="xs" onClick={() => setAll(true)}>
          {say('pack-edit.problems-all')}
        </Anchor>
      )}
    </details>
  );
}

function Line({ problem }: { readonly problem: Problem }): ReactNode {
  const { say } = useSpeech();
  const { go } = useEditor();
  const place = usePlace(problem.pointer);
  const show = (): void => {
    go(nodePointerOf(problem.pointer) || problem.pointer);
    // The place is on the page after the next frame.
    setTimeout(() => focusAt(problem.pointer), 50);
  };
  return (
    <List.Item>
      <Anchor component="button" type="button" ta="start" onClick={show}>
        {place !== '' && <Text span fw={600}>{`${place} · `}</Text>}
        {say(problem.code, problem.params)}
      </Anchor>
    </List.Item>
  );
}

/** Where a problem is, in words: the number of its criterion or the name of its part, and the field. */
function usePlace(pointer: string): string {
  const { say } = useSpeech();
  const { draft } = useEditor();
  const { label } = useFieldNames();
  const at = nodePointerOf(pointer);
  const key = pointer.slice(at.length).split('/')[1] ?? '';
  const node = at === '' ? undefined : nodeAt(draft, at);
  if (node !== undefined)
    return [node.number || '?', key === '' ? '' : label(key, 'node')].filter((word) => word !== '').join(' ');
  const part = partOf(pointer);
  return part === undefined ? '' : say(`pack-part.${part.id}`);
}

/** The control at the pointer, or at the nearest thing around it. */
export function focusAt(pointer: string): void {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = document.getElementById(controlId(at));
    if (found === null) continue;
    const control = found.matches('input, select, textarea, button')
      ? found
      : found.querySelector<HTMLElement>('input, select, textarea, button');
    found.scrollIntoView({ block: 'center' });
    control?.focus();
    return;
  }
}
