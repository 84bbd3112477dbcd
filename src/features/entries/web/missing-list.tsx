import { Alert, Anchor, List, Spoiler } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../../core/problem.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { placeId } from './pack-tree.tsx';

/** Everything that keeps the entry from being submitted; each line leads to its place. */
export function MissingList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const { say } = useSpeech();
  if (problems.length === 0) {
    return (
      <Alert color="green" variant="outline" title={say('entry.nothing-missing')}>
        {say('entry.nothing-missing-why')}
      </Alert>
    );
  }
  return (
    <Alert variant="outline" title={say('entry.missing', { count: problems.length })} id="missing">
      <Spoiler maxHeight={240} showLabel={say('entry.show-all')} hideLabel={say('entry.show-less')}>
        <List spacing={4}>
          {problems.map((problem) => (
            <List.Item key={`${problem.pointer} ${problem.code}`}>
              <Line problem={problem} />
            </List.Item>
          ))}
        </List>
      </Spoiler>
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
