import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, ErrorState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { type ItemOf, useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSession, useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listCalls } from '../../editions/contract.ts';
import { getUnit } from '../../units/contract.ts';
import { WordOfOffice } from '../../units/web/UnitProfileScreen.tsx';
import { listEntries, openEntry } from '../contract.ts';
import { MyEntries } from './my-entries.tsx';

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
        <MyEntries unitId={unitId} />
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
  // Awaited here, not told by the button: the list is read anew first, and the button is gone by then.
  const enter = async (): Promise<void> => {
    const { id } = await open.mutateAsync({ body: { editionId: call.id, unitId } });
    void go(`/entries/${id}`);
  };
  if (!isCoordinator) return <span>{say('entry.coordinator-opens')}</span>;
  if (call.present !== 'entry') return <span>{say('entry.not-open-yet')}</span>;
  return (
    <Stack gap="xs" align="flex-end">
      <Button
        loading={open.isPending}
        aria-label={`${say('entry.enter')}: ${text(call.programmeName)}`}
        onClick={() => void enter().catch(() => undefined)}
      >
        {say('entry.enter')}
      </Button>
      {open.error !== null && <ErrorState error={open.error} />}
    </Stack>
  );
}
