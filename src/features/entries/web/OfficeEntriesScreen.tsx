import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEdition } from '../../editions/contract.ts';
import { entryStates, listEntries } from '../contract.ts';
import { EntryStateMark } from './entry-state.tsx';

/** The entries of an edition: who is at it, how far, and what came in. */
export function OfficeEntriesScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text, dateTime } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  return (
    <Loaded read={edition}>
      {({ programmeName, number, counts }) => {
        const title = say('entry.title', { programme: text(programmeName), edition: number });
        return (
          <>
            <PageHead
              title={say('entry.of-edition')}
              crumbs={[{ label: title, to: `/editions/${editionId}` }]}
              lead={counts !== null && say('entry.came-in', { submitted: counts.submitted, entries: counts.entries })}
            />
            <DataTable
              caption={say('entry.of-edition')}
              operation={listEntries}
              query={{ editionId }}
              searchable
              rowKey={(row) => row.id}
              filters={[
                {
                  name: 'state',
                  label: say('entry.state'),
                  choices: entryStates.map((value) => ({ value, label: say(`entry.state-${value}`) })),
                },
              ]}
              columns={[
                {
                  id: 'unit',
                  header: say('entry.unit'),
                  sort: 'unitName',
                  cell: (row) => <GoLink to={`/entries/${row.id}`}>{text(row.unitName)}</GoLink>,
                },
                { id: 'number', header: say('entry.number'), sort: 'number', cell: (row) => row.number ?? '' },
                { id: 'state', header: say('entry.state'), cell: (row) => <EntryStateMark state={row.state} /> },
                {
                  id: 'progress',
                  header: say('entry.progress'),
                  cell: (row) => say('entry.answered', { done: row.answered, all: row.indicators }),
                },
                {
                  id: 'submitted',
                  header: say('entry.submitted-at'),
                  sort: 'submittedAt',
                  cell: (row) => (row.submittedAt === null ? '' : dateTime(row.submittedAt)),
                },
                { id: 'sector', header: say('unit.sector'), cell: (row) => row.sector },
                { id: 'district', header: say('unit.district'), cell: (row) => row.district },
                { id: 'code', header: say('unit.code'), hidden: true, cell: (row) => row.unitCode ?? '' },
              ]}
              empty={<EmptyState title={say('entry.none')}>{say('entry.none-why')}</EmptyState>}
            />
          </>
        );
      }}
    </Loaded>
  );
}
