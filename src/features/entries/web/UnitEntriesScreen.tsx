import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, ErrorState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { type ItemOf, useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSession, useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listCalls } from '../../editions/contract.ts';
import { getUnit } from '../../units/contract.ts';
import { WordOfOffice } from '../../units/web/UnitProfileScreen.tsx';
import { listEntries, openEntry } from '../contract.ts';
import { EntryStateMark } from './entry-state.tsx';

/** The editions a unit can enter, and the entries it has. */
export function UnitEntriesScreen(): ReactNode {
  const { say } = useSpeech();
  const unitId = useUnitId();
  const unit = useOperation(getUnit, { params: { unitId } });
  return (
    <>
      <PageHead title={say('entry.list')} lead={say('entry.list-lead')} />
      <Stack gap="xl">
        {unit.data !== undefined && <WordOfOffice unit={unit.data} />}
        <Calls />
        <Mine unitId={unitId} />
      </Stack>
    </>
  );
}

function Calls(): ReactNode {
  const { say } = useSpeech();
  const unitId = useUnitId();
  const calls = useOperation(listCalls, { query: { limit: 200 } });
  const mine = useOperation(listEntries, { query: { unitId, limit: 200 } });
  return (
    <Section title={say('entry.calls')}>
      <Loaded read={calls}>
        {({ items }) => (
          <Loaded read={mine}>
            {(entries) =>
              items.length === 0 ? (
                <EmptyState title={say('entry.no-calls')}>{say('entry.no-calls-why')}</EmptyState>
              ) : (
                <ul className="waiting">
                  {items.map((call) => (
                    <li key={call.id}>
                      <Call call={call} entryId={entries.items.find(({ editionId }) => editionId === call.id)?.id} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}

interface CallProps {
  readonly call: ItemOf<typeof listCalls>;
  readonly entryId: string | undefined;
}

function Call({ call, entryId }: CallProps): ReactNode {
  const { say, text, dateTime, period } = useSpeech();
  const stage = call.stages.find(({ kind }) => kind === 'entry');
  const spans = { opens: dateTime(stage?.opensAt ?? ''), closes: dateTime(stage?.closesAt ?? '') };
  return (
    <>
      <Stack gap={2}>
        <strong>{say('entry.title', { programme: text(call.programmeName), edition: call.number })}</strong>
        <span>
          {say('entry.call-facts', { body: text(call.bodyName), period: period(call.periodFrom, call.periodTo) })}
        </span>
        <span>{say('entry.call-stage', spans)}</span>
      </Stack>
      {entryId === undefined ? (
        <Enter call={call} />
      ) : (
        <LinkButton to={`/entries/${entryId}`}>{say('entry.go-on')}</LinkButton>
      )}
    </>
  );
}

function Enter({ call }: { readonly call: ItemOf<typeof listCalls> }): ReactNode {
  const { say, text } = useSpeech();
  const go = useNavigate();
  const unitId = useUnitId();
  const isCoordinator = useSession().standing.role === 'coordinator';
  const open = useChange(openEntry, { invalidates: [listEntries] });
  if (!isCoordinator) return <span>{say('entry.coordinator-opens')}</span>;
  if (call.present !== 'entry') return <span>{say('entry.not-open-yet')}</span>;
  return (
    <Stack gap="xs" align="flex-end">
      <Button
        loading={open.isPending}
        aria-label={`${say('entry.enter')}: ${text(call.programmeName)}`}
        onClick={() =>
          open.mutate(
            { body: { editionId: call.id, unitId } },
            { onSuccess: (entry) => void go(`/entries/${entry.id}`) },
          )
        }
      >
        {say('entry.enter')}
      </Button>
      {open.error !== null && <ErrorState error={open.error} />}
    </Stack>
  );
}

function Mine({ unitId }: { readonly unitId: string }): ReactNode {
  const { say, text, date } = useSpeech();
  return (
    <Section title={say('entry.mine')}>
      <DataTable
        caption={say('entry.mine')}
        operation={listEntries}
        query={{ unitId }}
        rowKey={(row) => row.id}
        filters={[
          {
            name: 'state',
            label: say('entry.state'),
            choices: (['draft', 'submitted', 'withdrawn'] as const).map((value) => ({
              value,
              label: say(`entry.state-${value}`),
            })),
          },
        ]}
        columns={[
          {
            id: 'edition',
            header: say('entry.edition'),
            cell: (row) => (
              <GoLink to={`/entries/${row.id}`}>
                {say('entry.title', { programme: text(row.programmeName), edition: row.editionNumber })}
              </GoLink>
            ),
          },
          { id: 'state', header: say('entry.state'), cell: (row) => <EntryStateMark state={row.state} /> },
          { id: 'number', header: say('entry.number'), cell: (row) => row.number ?? '' },
          {
            id: 'progress',
            header: say('entry.progress'),
            cell: (row) => say('entry.answered', { done: row.answered, all: row.indicators }),
          },
          {
            id: 'submitted',
            header: say('entry.submitted-at'),
            sort: 'submittedAt',
            cell: (row) => (row.submittedAt === null ? '' : date(row.submittedAt)),
          },
        ]}
        empty={<EmptyState title={say('entry.none-of-mine')}>{say('entry.none-of-mine-why')}</EmptyState>}
      />
    </Section>
  );
}
