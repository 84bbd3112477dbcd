import { Button, Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { listAssignmentRuns } from '../contract.ts';
import { RunState } from './run-panel.tsx';

interface RunHistoryProps {
  readonly runs: AnswerOf<typeof listAssignmentRuns>['items'];
  readonly shown: string | undefined;
  readonly show: (runId: string) => void;
}

/** What was worked out before, so that another one can be looked at, applied or undone. */
export function RunHistory({ runs, shown, show }: RunHistoryProps): ReactNode {
  const { say, dateTime } = useSpeech();
  return (
    <section aria-label={say('run.history')}>
      <Title order={3}>{say('run.history')}</Title>
      <div className="scroll-x">
        <Table>
          <Table.Caption className="visually-hidden">{say('run.history')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('run.when')}</Table.Th>
              <Table.Th>{say('run.by')}</Table.Th>
              <Table.Th>{say('run.state')}</Table.Th>
              <Table.Th>{say('run.open')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => (
              <Table.Tr key={run.id}>
                <Table.Th scope="row">{dateTime(run.askedAt)}</Table.Th>
                <Table.Td>{run.askedByName}</Table.Td>
                <Table.Td>
                  <RunState run={run} />
                </Table.Td>
                <Table.Td>
                  <Button
                    variant="default"
                    size="compact-md"
                    disabled={run.id === shown}
                    aria-label={`${say('run.open')} ${dateTime(run.askedAt)}`}
                    onClick={() => show(run.id)}
                  >
                    {say('run.open')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
