import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSpeech } from '../web/speech.tsx';
import { Status } from './status.tsx';
import type { Tone } from './status.tsx';

/** One thing that waits for the reader. */
export interface Waiting {
  readonly id: string;
  /** What to do, as a short sentence: "Score the entry of Demonstration Unit 07". */
  readonly title: string;
  /** Where it belongs: the edition, the drive. */
  readonly context?: string;
  readonly to: string;
  /** The day or instant until which it waits. */
  readonly until?: string | undefined;
  /** Working days left by the server's calendar; negative once it is late. */
  readonly workingDaysLeft?: number | undefined;
}

/** What is waiting for me, and until when: the most urgent first, as the server ordered it. */
export function WaitingList({
  items,
  empty,
}: {
  readonly items: readonly Waiting[];
  readonly empty: ReactNode;
}): ReactNode {
  if (items.length === 0) return <>{empty}</>;
  return (
    <ul className="waiting">
      {items.map((item) => (
        <li key={item.id}>
          <Stack gap={2}>
            <Anchor component={Link} to={item.to} fw={600}>
              {item.title}
            </Anchor>
            {item.context !== undefined && (
              <Text size="sm" c="dimmed">
                {item.context}
              </Text>
            )}
          </Stack>
          {item.until !== undefined && <Deadline until={item.until} workingDaysLeft={item.workingDaysLeft} />}
        </li>
      ))}
    </ul>
  );
}

interface DeadlineProps {
  readonly until: string;
  readonly workingDaysLeft?: number | undefined;
}

/** A day by which something is due, with the working days that remain. */
export function Deadline({ until, workingDaysLeft }: DeadlineProps): ReactNode {
  const speech = useSpeech();
  return (
    <span className="deadline">
      <span>{speech.until(until)}</span>
      {workingDaysLeft !== undefined && (
        <Status tone={urgency(workingDaysLeft)}>{left(workingDaysLeft, speech)}</Status>
      )}
    </span>
  );
}

const soonDays = 3;

function urgency(days: number): Tone {
  if (days < 0) return 'bad';
  return days <= soonDays ? 'waiting' : 'off';
}

function left(days: number, { say, workingDays }: ReturnType<typeof useSpeech>): string {
  if (days < 0) return say('waiting.late', { days: workingDays(-days) });
  return days === 0 ? say('waiting.today') : say('waiting.left', { days: workingDays(days) });
}
