import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listRunPairs } from '../../assignment-results/contract.ts';
import type { Run } from './run-settings.ts';

type Pair = AnswerOf<typeof listRunPairs>['items'][number];

const changes = ['added', 'kept', 'removed'] as const;
const tones: Readonly<Record<Pair['change'], Tone>> = { added: 'going', kept: 'done', removed: 'off' };

/** Who gets what, and why. */
export function RunPairs({ run }: { readonly run: Run }): ReactNode {
  const { say, text, number } = useSpeech();
  return (
    <Section title={say('run.pairs')}>
      <DataTable
        caption={say('run.pairs')}
        operation={listRunPairs}
        params={{ runId: run.id }}
        rowKey={({ entryId, assessorId }) => `${entryId} ${assessorId}`}
        prefix="pair"
        searchable
        filters={[
          {
            name: 'change',
            label: say('run.change'),
            choices: changes.map((value) => ({ value, label: say(`run.change-${value}`) })),
          },
        ]}
        columns={[
          {
            id: 'entry',
            header: say('sheet.unit'),
            sort: 'number',
            cell: (row) => `${row.number} ${text(row.unitName)}`,
          },
          { id: 'assessor', header: say('run.assessor'), sort: 'assessorName', cell: (row) => row.assessorName },
          {
            id: 'change',
            header: say('run.change'),
            cell: (row) => <Status tone={tones[row.change]}>{say(`run.change-${row.change}`)}</Status>,
          },
          {
            id: 'score',
            header: say('run.score'),
            sort: 'score',
            align: 'end',
            cell: (row) => number(row.score / 1_000_000),
          },
          { id: 'why', header: say('run.why'), cell: (row) => <Reasons pair={row} /> },
        ]}
        empty={<EmptyState title={say('run.pairs-none')} />}
      />
    </Section>
  );
}

function Reasons({ pair }: { readonly pair: Pair }): ReactNode {
  const { say, list } = useSpeech();
  const reasons = pair.reasons.map(({ kind, shared }) =>
    kind === 'bid' ? say(`reason.bid-${shared[0] ?? 'none'}`) : say(`reason.${kind}`, { shared: list(shared) }),
  );
  return <Text size="sm">{reasons.length === 0 ? say('run.no-reason') : reasons.join(' · ')}</Text>;
}
