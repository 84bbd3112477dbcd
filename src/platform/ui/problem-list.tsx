import { Alert, Anchor, List } from '@mantine/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { SaidProblem } from '../web/call.ts';
import { controlIds } from '../web/pointer.ts';
import { useSay } from '../web/speech.tsx';

interface ProblemListProps {
  /** The id of the form whose controls the pointers lead to. */
  readonly form: string;
  readonly problems: readonly SaidProblem[];
  /** Takes the focus each time this grows. */
  readonly tries?: number;
  readonly title?: string;
}

/** Everything that is missing or wrong, each line a way to its place. */
export function ProblemList({ form, problems, tries = 0, title }: ProblemListProps): ReactNode {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  if (problems.length === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="outline"
      title={title ?? say('ui.problems', { count: problems.length })}
    >
      <List spacing={4}>
        {problems.map((problem) => (
          <List.Item key={`${problem.pointer} ${problem.code}`}>
            <Anchor component="button" type="button" ta="start" onClick={() => goTo(controlOf(form, problem.pointer))}>
              <PlaceLabel form={form} pointer={problem.pointer} />
              {problem.message}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** The label that the place has on this page, read where it stands. */
function PlaceLabel({ form, pointer }: { readonly form: string; readonly pointer: string }): ReactNode {
  const say = useSay();
  const label = useSyncExternalStore(noChanges, () => labelOf(controlOf(form, pointer)));
  return label === '' ? null : say('ui.at-place', { label });
}

const noChanges = (): (() => void) => () => undefined;

function controlOf(form: string, pointer: string): HTMLElement | null {
  for (const id of controlIds(form, pointer)) {
    const found = document.getElementById(id);
    if (found !== null) return found;
  }
  return null;
}

function labelOf(control: HTMLElement | null): string {
  if (control === null) return '';
  const fieldset = control.closest('fieldset')?.querySelector('legend')?.textContent;
  const label = control.id === '' ? null : document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  const words = (label?.firstChild?.textContent ?? '').trim();
  return [fieldset, words].filter((word) => word !== undefined && word !== '').join(' · ');
}

function goTo(control: HTMLElement | null): void {
  const target = control?.matches('input, select, textarea, button')
    ? control
    : control?.querySelector<HTMLElement>('input, select, textarea, button');
  (control ?? target)?.scrollIntoView({ block: 'center' });
  target?.focus();
}
