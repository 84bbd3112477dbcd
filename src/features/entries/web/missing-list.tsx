import { Alert, Anchor, Button, List } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../../core/problem.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { placeId } from './pack-tree.tsx';

const shownAtFirst = 6;

/** Everything that keeps the entry from being submitted; each line leads to its place. */
export function MissingList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const { say } = useSpeech();
  const [isWhole, setWhole] = useState(false);
  if (problems.length === 0) {
    return (
      <Alert variant="outline" title={say('entry.nothing-missing')}>
        {say('entry.nothing-missing-why')}
      </Alert>
    );
  }
  const shown = isWhole ? problems : problems.slice(0, shownAtFirst);
  return (
    <Alert variant="outline" title={say('entry.missing', { count: problems.length })} id="missing">
      <List spacing={4}>
        {shown.map((problem) => (
          <List.Item key={`${problem.pointer} ${problem.code}`}>
            <Line problem={problem} />
          </List.Item>
        ))}
      </List>
      {problems.length > shownAtFirst && (
        <Button variant="default" mt="sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {say(isWhole ? 'entry.show-less' : 'entry.show-all')}
        </Button>
      )}
    </Alert>
  );
}

function Line({ problem }: { readonly problem: Problem }): ReactNode {
  const { say } = useSpeech();
  const sentence = say(problem.code, problem.params);
  const number = problem.params?.['number'];
  if (typeof number !== 'string') return sentence;
  return (
    <Anchor component="button" type="button" ta="start" onClick={() => goTo(number)}>
      {sentence}
    </Anchor>
  );
}

/** Scrolls to the indicator and puts the cursor into its first control. */
function goTo(number: string): void {
  const place = document.getElementById(placeId(number));
  place?.scrollIntoView({ block: 'start' });
  place?.querySelector<HTMLElement>('textarea, input, .indicator-body button')?.focus({ preventScroll: true });
}
