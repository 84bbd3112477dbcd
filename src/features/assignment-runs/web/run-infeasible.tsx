import { Alert, Button, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { FactList } from '../../../platform/ui/facts.tsx';
import { ErrorState } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listAssignmentRuns, startAssignmentRun } from '../contract.ts';
import { relaxed, type Run } from './run-settings.ts';

interface RunInfeasibleProps {
  readonly run: Run;
  readonly cause: NonNullable<Run['cause']>;
  readonly editionId: string;
}

/** Why there is no solution, who collides, and what would do: limits that the office can move are moved by a button. */
export function RunInfeasible({ run, cause, editionId }: RunInfeasibleProps): ReactNode {
  const { say, list } = useSpeech();
  const start = useChange(startAssignmentRun, { invalidates: [listAssignmentRuns] });
  const { least, most } = run.settings;
  return (
    <Stack gap="md">
      <Alert color="red" variant="outline" title={say('run.infeasible')}>
        {say(cause.said.code, cause.said.params)}
      </Alert>
      <FactList
        facts={[
          { label: say('run.involved-entries'), value: list(cause.entries) },
          { label: say('run.involved-assessors'), value: list(cause.assessors) },
        ].filter(({ value }) => value !== '')}
      />
      {cause.cures.length > 0 && (
        <>
          <Text fw={600}>{say('run.cures')}</Text>
          <List spacing="sm">
            {cause.cures.map((cure) => {
              const sentence = cure
                .map(({ kind, params }) => say(`assignment-cure-${kind}`, params))
                .join(say('run.cure-join'));
              const settings = relaxed(run.settings, cure, () => ({ least, most }));
              return (
                <List.Item key={sentence}>
                  <Stack gap={4} align="flex-start">
                    <Text>{sentence}</Text>
                    {settings !== null && (
                      <Button
                        variant="default"
                        loading={start.isPending}
                        onClick={() => start.mutate({ params: { editionId }, body: settings })}
                      >
                        {say('run.cure-apply')}
                      </Button>
                    )}
                  </Stack>
                </List.Item>
              );
            })}
          </List>
        </>
      )}
      {start.error !== null && <ErrorState error={start.error} />}
    </Stack>
  );
}
