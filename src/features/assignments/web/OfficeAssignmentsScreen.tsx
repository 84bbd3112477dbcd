import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { AutomaticPart } from '../../assignment-runs/web/automatic-part.tsx';
import { getEdition } from '../../editions/contract.ts';
import { listEntryAssignments } from '../contract.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { AssignedLine } from './assigned-line.tsx';

type Row = AnswerOf<typeof listEntryAssignments>['items'][number];

/** Who assesses what: every submitted entry with its assessors, those that are short of them first to be found. */
export function OfficeAssignmentsScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  const [entry, setEntry] = useState<Row | null>(null);
  return (
    <Loaded read={edition}>
      {({ programmeName, number }) => (
        <>
          <PageHead
            title={say('assignment.title')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(programmeName), edition: number }),
                to: `/editions/${editionId}`,
              },
            ]}
            lead={say('assignment.lead')}
          />
          <AutomaticPart editionId={editionId} />
          <Section title={say('assignment.by-hand')}>
            <DataTable
              caption={say('assignment.title')}
              operation={listEntryAssignments}
              params={{ editionId }}
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
          </Section>
          {entry !== null && <AssignDialog entry={entry} close={() => setEntry(null)} />}
        </>
      )}
    </Loaded>
  );
}
