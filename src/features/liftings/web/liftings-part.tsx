import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listTies } from '../../conflicts/contract.ts';
import { decideLifting, listLiftings, withdrawLifting } from '../contract.ts';

type Lifting = AnswerOf<typeof listLiftings>['items'][number];

const states = ['requested', 'lifted', 'kept', 'withdrawn'] as const;
const tones: Readonly<Record<Lifting['state'], Tone>> = {
  requested: 'waiting',
  lifted: 'done',
  kept: 'bad',
  withdrawn: 'off',
};
const changed = [listLiftings, listTies];

/** Requests to lift a tie, which a second person decides. */
export function LiftingsPart(): ReactNode {
  const { say, text, date } = useSpeech();
  const bodyId = useBodyId();
  return (
    <Section title={say('lifting.title')}>
      <DataTable
        caption={say('lifting.title')}
        operation={listLiftings}
        query={{ bodyId }}
        rowKey={(row) => row.id}
        prefix="lifting"
        searchable
        filters={[
          {
            name: 'state',
            label: say('conflict.state'),
            choices: states.map((value) => ({ value, label: say(`lifting.state-${value}`) })),
          },
        ]}
        columns={[
          { id: 'assessor', header: say('assessor.name'), cell: (row) => row.assessorName },
          { id: 'unit', header: say('sheet.unit'), cell: (row) => text(row.unitName) },
          {
            id: 'kind',
            header: say('conflict.kind'),
            cell: (row) => `${say(`conflict.kind-${row.kind}`)} · ${row.throughName}`,
          },
          {
            id: 'reason',
            header: say('lifting.asked-by'),
            cell: (row) => (
              <Stack gap={2}>
                <span>{row.reason}</span>
                <Text size="sm" c="dimmed">
                  {say('run.asked', { name: row.requestedByName, at: date(row.requestedAt) })}
                </Text>
              </Stack>
            ),
          },
          {
            id: 'state',
            header: say('conflict.state'),
            cell: (row) => (
              <Stack gap={2}>
                <Status tone={tones[row.state]}>{say(`lifting.state-${row.state}`)}</Status>
                {row.decisionReason !== null && (
                  <Text size="sm" c="dimmed">
                    {say('lifting.decided-by', { name: row.decidedByName ?? '', reason: row.decisionReason })}
                  </Text>
                )}
              </Stack>
            ),
          },
          { id: 'act', header: say('assignment.act'), cell: (row) => <Acts lifting={row} /> },
        ]}
        empty={<EmptyState title={say('lifting.none')}>{say('lifting.none-why')}</EmptyState>}
      />
    </Section>
  );
}

function Acts({ lifting }: { readonly lifting: Lifting }): ReactNode {
  const { say } = useSpeech();
  const decide = useChange(decideLifting, { invalidates: changed });
  const withdraw = useChange(withdrawLifting, { invalidates: changed });
  const params = { liftingId: lifting.id };
  const about = { name: lifting.assessorName };
  if (lifting.state === 'kept' || lifting.state === 'withdrawn') return null;
  return (
    <Group gap="xs">
      {lifting.mayDecide &&
        (['lifted', 'kept'] as const).map((outcome) => (
          <ReasonedAct
            key={outcome}
            label={say(`lifting.decide-${outcome}`)}
            consequence={say(`lifting.decide-${outcome}-consequence`, about)}
            keep={`lifting/${lifting.id}/${outcome}`}
            act={(reason) => decide.mutateAsync({ params, body: { outcome, reason } })}
          />
        ))}
      <ReasonedAct
        label={say('lifting.withdraw')}
        consequence={say('lifting.withdraw-consequence', about)}
        keep={`lifting/${lifting.id}/withdraw`}
        act={(reason) => withdraw.mutateAsync({ params, body: { reason } })}
      />
    </Group>
  );
}

interface ReasonedActProps {
  readonly label: string;
  readonly consequence: string;
  readonly keep: string;
  readonly act: (reason: string) => Promise<unknown>;
}

function ReasonedAct({ label, consequence, keep, act }: ReasonedActProps): ReactNode {
  const { say } = useSpeech();
  const form = useForm({ initial: { reason: '' }, keep, submit: async () => undefined });
  return (
    <ConfirmAct
      label={label}
      consequence={consequence}
      quiet
      act={async () => {
        await act(form.values.reason);
        notifyDone(say('lifting.done'));
      }}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
    </ConfirmAct>
  );
}
