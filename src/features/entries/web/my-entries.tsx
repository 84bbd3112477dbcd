import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEntries } from '../contract.ts';
import { EntryStateMark } from './entry-state.tsx';

/** The entries a unit has, in whatever state. */
export function MyEntries({ unitId }: { readonly unitId: string }): ReactNode {
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
