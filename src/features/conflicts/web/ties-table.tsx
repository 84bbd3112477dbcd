import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listLiftings, requestLifting } from '../../liftings/contract.ts';
import { listTies } from '../contract.ts';

type Tie = AnswerOf<typeof listTies>['items'][number];

const kinds = [
  'declared',
  'family',
  'employer',
  'superior',
  'group',
  'recommendation',
  'earlier-sheet',
  'sister',
] as const;
const states = ['barring', 'requested', 'lifted'] as const;
const tones = { barring: 'bad', requested: 'waiting', lifted: 'off' } as const;

/** Every tie of an edition, by entry, with its source and what became of it. */
export function TiesTable({ editionId }: { readonly editionId: string }): ReactNode {
  const { say, text, date } = useSpeech();
  return (
    <DataTable
      caption={say('conflict.ties')}
      operation={listTies}
      params={{ editionId }}
      rowKey={(row) => `${row.entryId} ${row.assessorId} ${row.kind} ${row.through}`}
      prefix="tie"
      searchable
      filters={[
        {
          name: 'kind',
          label: say('conflict.kind'),
          choices: kinds.map((value) => ({ value, label: say(`conflict.kind-${value}`) })),
        },
        {
          name: 'state',
          label: say('conflict.state'),
          choices: states.map((value) => ({ value, label: say(`conflict.state-${value}`) })),
        },
      ]}
      columns={[
        { id: 'entry', header: say('sheet.unit'), cell: (row) => `${row.number} ${text(row.unitName)}` },
        { id: 'assessor', header: say('assessor.name'), cell: (row) => row.assessorName },
        {
          id: 'kind',
          header: say('conflict.kind'),
          cell: (row) => (
            <Stack gap={2}>
              <span>{say(`conflict.kind-${row.kind}`)}</span>
              <Text size="sm" c="dimmed">
                {row.on === null
                  ? text(row.throughName)
                  : say('conflict.through-until', { through: text(row.throughName), date: date(row.on) })}
              </Text>
            </Stack>
          ),
        },
        { id: 'source', header: say('conflict.source'), cell: (row) => say(`conflict.known-${row.source}`) },
        {
          id: 'state',
          header: say('conflict.state'),
          cell: (row) => {
            const state = row.lifting?.state ?? 'barring';
            return <Status tone={tones[state]}>{say(`conflict.state-${state}`)}</Status>;
          },
        },
        {
          id: 'act',
          header: say('assignment.act'),
          cell: (row) => (row.source === 'detected' && row.lifting === null ? <AskToLift tie={row} /> : null),
        },
      ]}
      empty={<EmptyState title={say('conflict.none')}>{say('conflict.none-why')}</EmptyState>}
    />
  );
}

function AskToLift({ tie }: { readonly tie: Tie }): ReactNode {
  const { say, text } = useSpeech();
  const ask = useChange(requestLifting, { invalidates: [listTies, listLiftings] });
  const form = useForm({
    initial: { reason: '' },
    keep: `lifting/${tie.entryId}/${tie.assessorId}/${tie.kind}`,
    submit: async () => undefined,
  });
  const { entryId, assessorId, kind, through } = tie;
  if (kind === 'declared' || kind === 'family') return null;
  return (
    <ConfirmAct
      label={say('lifting.ask')}
      consequence={say('lifting.ask-consequence', { name: tie.assessorName, unit: text(tie.unitName) })}
      quiet
      act={async () => {
        await ask.mutateAsync({ body: { entryId, assessorId, kind, through, reason: form.values.reason } });
        notifyDone(say('lifting.asked'));
      }}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
    </ConfirmAct>
  );
}
