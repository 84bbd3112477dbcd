import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../web/speech.tsx';

interface ProgressLineProps {
  /** What goes on: "Importing honours-2019.csv". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What is left, in words: "12 of 40 MB", "about 2 minutes". */
  readonly left?: string;
  readonly cancel?: (() => void) | undefined;
}

/** Work that lasts: how far it is, what is left, and a way to stop it. */
export function ProgressLine({ label, done, total, left, cancel }: ProgressLineProps): ReactNode {
  const say = useSay();
  const share = total === 0 ? 0 : Math.min(100, (done / total) * 100);
  return (
    <div className="progress">
      <Group justify="space-between">
        <Text size="sm">{label}</Text>
        <Text size="sm" c="dimmed">
          {left ?? `${Math.floor(share)}%`}
        </Text>
      </Group>
      <Group wrap="nowrap">
        <Progress value={share} aria-label={label} flex={1} />
        {cancel !== undefined && (
          <Button variant="default" size="compact-sm" onClick={cancel}>
            {say('ui.cancel')}
          </Button>
        )}
      </Group>
    </div>
  );
}
