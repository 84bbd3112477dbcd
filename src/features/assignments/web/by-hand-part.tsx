import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Pack } from '../../../core/criteria/pack.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getPack } from '../../packs/contract.ts';
import { listEntryAssignments } from '../contract.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { AssignedLine } from './assigned-line.tsx';

type Row = AnswerOf<typeof listEntryAssignments>['items'][number];

interface PartProps {
  readonly editionId: string;
  readonly packId: string;
}

/** Entry by entry, in one stage of the pack at a time. */
export function ByHandPart({ editionId, packId }: PartProps): ReactNode {
  const { say } = useSpeech();
  const pack = useOperation(getPack, { params: { packId } });
  return (
    <Section title={say('assignment.by-hand')}>
      <Loaded read={pack}>{({ content }) => <OfStage editionId={editionId} stages={content.stages} />}</Loaded>
    </Section>
  );
}

interface StageProps {
  readonly editionId: string;
  readonly stages: Pack['stages'];
}

function OfStage({ editionId, stages }: StageProps): ReactNode {
  const { say, text } = useSpeech();
  const [address, setAddress] = useSearchParams();
  const [entry, setEntry] = useState<Row | null>(null);
  const stage = (stages.find(({ id }) => id === address.get('stage')) ?? stages[0])?.id ?? '';
  return (
    <>
      {stages.length > 1 && (
        <SelectField
          id="assignment-stage"
          label={say('run.stage')}
          value={stage}
          onChange={(next) => setAddress({ stage: next })}
          problems={[]}
          choices={stages.map(({ id, text: name }) => ({ value: id, label: text(name) }))}
          required
        />
      )}
      <DataTable
        caption={say('assignment.title')}
        operation={listEntryAssignments}
        params={{ editionId }}
        key={stage}
        query={{ stage }}
        rowKey={(row) => row.entryId}
        searchable
        filters={[
          {
            name: 'short',
            label: say('assignment.coverage'),
            choices: [
              { value: 'yes', label: say('assignment.short') },
              { value: 'no', label: say('assignment.covered') },
            ],
          },
        ]}
        columns={[
          { id: 'number', header: say('sheet.entry-number'), sort: 'number', cell: (row) => row.number },
          { id: 'unit', header: say('sheet.unit'), sort: 'unitName', cell: (row) => text(row.unitName) },
          {
            id: 'coverage',
            header: say('assignment.coverage'),
            sort: 'assigned',
            cell: (row) => (
              <Status tone={row.assigned < row.needed ? 'warned' : 'done'}>
                {say('sheet.marked-of', { marked: row.assigned, of: row.needed })}
              </Status>
            ),
          },
          {
            id: 'assessors',
            header: say('assignment.assessors'),
            cell: (row) => (
              <Stack gap={4}>
                {row.assessors.map((assigned) => (
                  <AssignedLine key={assigned.assignmentId} assigned={assigned} />
                ))}
              </Stack>
            ),
          },
          {
            id: 'act',
            header: say('assignment.act'),
            cell: (row) => (
              <Button
                variant="default"
                onClick={() => setEntry(row)}
                aria-label={`${say('assignment.assign')} ${row.number}`}
              >
                {say('assignment.assign')}
              </Button>
            ),
          },
        ]}
        empty={<EmptyState title={say('assignment.none')}>{say('assignment.none-why')}</EmptyState>}
      />
      {entry !== null && <AssignDialog entry={entry} close={() => setEntry(null)} />}
    </>
  );
}
