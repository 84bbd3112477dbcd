import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, ErrorState, Loaded } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getEdition } from '../../editions/contract.ts';
import { getScoreSheet, reopenScoreSheet } from '../../score-sheets/contract.ts';
import { assignAssessors, endAssignment, listCandidates, listEntryAssignments } from '../contract.ts';

type Row = AnswerOf<typeof listEntryAssignments>['items'][number];
type Assigned = Row['assessors'][number];

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
          {entry !== null && <AssignDialog entry={entry} close={() => setEntry(null)} />}
        </>
      )}
    </Loaded>
  );
}

function AssignedLine({ assigned }: { readonly assigned: Assigned }): ReactNode {
  const { say } = useSpeech();
  return (
    <Group gap="xs" wrap="nowrap">
      <Status
        tone={assigned.sheet === 'open' ? 'going' : 'done'}
      >{`${assigned.name} · ${say(`sheet.state-${assigned.sheet}`)}`}</Status>
      {assigned.sheet === 'open' ? <TakeOff assigned={assigned} /> : <Reopen assigned={assigned} />}
    </Group>
  );
}

function TakeOff({ assigned }: { readonly assigned: Assigned }): ReactNode {
  const { say } = useSpeech();
  const end = useChange(endAssignment, { invalidates: [listEntryAssignments] });
  const form = useReason(`assignment/${assigned.assignmentId}`);
  return (
    <ConfirmAct
      label={say('assignment.take-off')}
      consequence={say('assignment.take-off-consequence', { name: assigned.name })}
      quiet
      grave
      act={() => end.mutateAsync({ params: { assignmentId: assigned.assignmentId }, body: form.values })}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={500} required />
    </ConfirmAct>
  );
}

function Reopen({ assigned }: { readonly assigned: Assigned }): ReactNode {
  const { say } = useSpeech();
  const reopen = useChange(reopenScoreSheet, { invalidates: [listEntryAssignments, getScoreSheet] });
  const form = useReason(`reopen/${assigned.sheetId}`);
  return (
    <ConfirmAct
      label={say('assignment.reopen')}
      consequence={say('assignment.reopen-consequence', { name: assigned.name })}
      quiet
      act={() => reopen.mutateAsync({ params: { sheetId: assigned.sheetId }, body: form.values })}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
    </ConfirmAct>
  );
}

/** A reason that a dialog asks for; the dialog itself sends it. */
function useReason(keep: string) {
  return useForm({ initial: { reason: '' }, keep, submit: async () => undefined, done: () => undefined });
}

function AssignDialog({ entry, close }: { readonly entry: Row; readonly close: () => void }): ReactNode {
  const { say, text } = useSpeech();
  const read = useOperation(listCandidates, { params: { entryId: entry.entryId } });
  const assign = useChange(assignAssessors, { invalidates: [listEntryAssignments, listCandidates, getEdition] });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const run = async (): Promise<void> => {
    await assign.mutateAsync({ params: { entryId: entry.entryId }, body: { assessorIds: [...chosen] } });
    notifyDone(say('assignment.assigned', { count: chosen.length }));
    close();
  };
  return (
    <DialogBox opened close={close} title={say('assignment.dialog', { unit: text(entry.unitName) })}>
      <Loaded read={read}>
        {({ items }) => (
          <Stack>
            <Checkbox.Group
              value={[...chosen]}
              onChange={setChosen}
              label={say('assignment.choose', { needed: entry.needed, assigned: entry.assigned })}
            >
              <Stack gap="xs" mt="xs">
                {items.map(({ assessorId, name, employer, load, isAssigned, bars }) => (
                  <Checkbox
                    key={assessorId}
                    value={assessorId}
                    disabled={isAssigned || bars.length > 0}
                    label={`${name} · ${employer} · ${say('assignment.load', { count: load })}`}
                    description={
                      isAssigned
                        ? say('assignment.is-assigned')
                        : bars
                            .map(({ source, reason }) =>
                              say('assignment.barred', { source: say(`conflict.source-${source}`), reason }),
                            )
                            .join(' ')
                    }
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            {items.length === 0 && <Text>{say('assignment.no-assessors')}</Text>}
            {assign.error !== null && <ErrorState error={assign.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {say('ui.cancel')}
              </Button>
              <Button
                disabled={chosen.length === 0}
                loading={assign.isPending}
                onClick={() => void run().catch(() => undefined)}
              >
                {say('assignment.assign')}
              </Button>
            </Group>
          </Stack>
        )}
      </Loaded>
    </DialogBox>
  );
}
