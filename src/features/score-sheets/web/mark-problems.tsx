import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../../core/problem.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';

/** Why a mark is not taken yet, beneath its fields. */
export function MarkProblems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <div aria-live="polite">
      {problems.map(({ code, pointer, params }) => (
        <Text key={code + pointer} size="sm" c="red">
          {say(code, params)}
        </Text>
      ))}
    </div>
  );
}
