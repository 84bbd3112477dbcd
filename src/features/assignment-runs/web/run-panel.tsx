import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProgressLine } from '../../../platform/ui/progress-line.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { cancelAssignmentRun, getAssignmentRun, listAssignmentRuns } from '../contract.ts';
import { RunInfeasible } from './run-infeasible.tsx';
import { RunPreview } from './run-preview.tsx';
import type { Run } from './run-settings.ts';

const tones: Readonly<Record<Run['state'] | 'applied' | 'undone', Tone>> = {
  waiting: 'waiting',
  running: 'going',
  solved: 'done',
  infeasible: 'bad',
  refused: 'bad',
  cancelled: 'off',
  failed: 'bad',
  'broken-off': 'bad',
  applied: 'done',
  undone: 'off',
};

/** How a run stands: what was done with it tells more than that it was solved. */
export function RunState({ run }: { readonly run: Pick<Run, 'state' | 'appliedAt' | 'undoneAt'> }): ReactNode {
  const { say } = useSpeech();
  const shown = run.undoneAt !== null ? 'undone' : run.appliedAt !== null ? 'applied' : run.state;
  return <Status tone={tones[shown]}>{say(`run.state-${shown}`)}</Status>;
}

const isUnderWay = (state: Run['state'] | undefined): boolean => state === 'waiting' || state === 'running';

/** One run, looked at again every second while it goes on: it survives a reload and belongs to everybody in the office. */
export function RunPanel({ runId, editionId }: { readonly runId: string; readonly editionId: string }): ReactNode {
  const { say, dateTime } = useSpeech();
  const look = useOperation(getAssignmentRun, { params: { runId } }, {});
  const goesOn = isUnderWay(look.data?.state);
  useOperation(getAssignmentRun, { params: { runId } }, { enabled: goesOn, ...(goesOn && { everyMs: 1000 }) });
  return (
    <Loaded read={look}>
      {(run) => (
        <Stack gap="md" component="section" aria-label={say('run.latest')}>
          <Group>
            <Title order={3}>{say('run.latest')}</Title>
            <RunState run={run} />
            <Text c="dimmed">{say('run.asked', { name: run.askedByName, at: dateTime(run.askedAt) })}</Text>
          </Group>
          <Outcome run={run} editionId={editionId} />
        </Stack>
      )}
    </Loaded>
  );
}

function Outcome({ run, editionId }: { readonly run: Run; readonly editionId: string }): ReactNode {
  const { say } = useSpeech();
  if (isUnderWay(run.state)) return <UnderWay run={run} />;
  if (run.solved !== null) return <RunPreview run={run} solved={run.solved} />;
  if (run.cause !== null) return <RunInfeasible run={run} cause={run.cause} editionId={editionId} />;
  if (run.state === 'refused')
    return (
      <Alert color="red" variant="outline" title={say('run.refused-why')}>
        {run.problems.map(({ code, params }) => (
          <Text key={code}>{say(code, params)}</Text>
        ))}
      </Alert>
    );
  if (run.state === 'cancelled') return <Text>{say('run.cancelled-why')}</Text>;
  return (
    <Alert color="red" variant="outline">
      {run.state === 'broken-off' ? say('run.broken-off-why') : say('run.failed-why')}
    </Alert>
  );
}

function UnderWay({ run }: { readonly run: Run }): ReactNode {
  const { say, number } = useSpeech();
  const cancel = useChange(cancelAssignmentRun, { invalidates: [getAssignmentRun, listAssignmentRuns] });
  const isWaiting = run.state === 'waiting';
  return (
    <ProgressLine
      label={isWaiting ? say('run.waiting') : say('run.running')}
      // How many steps a solution takes is only known at its end.
      done={isWaiting ? 0 : 1}
      total={isWaiting ? 1 : 2}
      left={say('run.steps', { steps: number(run.steps) })}
      cancel={cancel.isPending ? undefined : () => cancel.mutate({ params: { runId: run.id } })}
    />
  );
}
