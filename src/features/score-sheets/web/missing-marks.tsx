import { Anchor, List, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../../core/problem.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';

/** All that stands between the sheet and its submission, each leading to its place. */
export function MissingMarks({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <Title order={3}>{say('sheet.missing', { count: problems.length })}</Title>
      <List size="sm">
        {problems.map(({ code, pointer, params }) => (
          <List.Item key={`${code}${pointer}`}>
            <Anchor
              href={`#indicator-${pointer.split('/')[1] ?? ''}`}
            >{`${pointer.split('/')[1] ?? ''} ${say(code, params)}`}</Anchor>
          </List.Item>
        ))}
      </List>
    </>
  );
}
