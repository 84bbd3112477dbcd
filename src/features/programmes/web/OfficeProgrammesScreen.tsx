import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listProgrammes } from '../contract.ts';

/** The honours that the body offers. */
export function OfficeProgrammesScreen(): ReactNode {
  const { say, text } = useSpeech();
  const bodyId = useBodyId();
  const first = <LinkButton to="/programmes/new">{say('programme.create')}</LinkButton>;
  return (
    <>
      <PageHead title={say('programme.list')} actions={first} />
      <DataTable
        caption={say('programme.list')}
        operation={listProgrammes}
        query={{ bodyId }}
        rowKey={(row) => row.id}
        searchable
        columns={[
          {
            id: 'name',
            header: say('programme.name'),
            sort: 'name',
            cell: (row) => <GoLink to={`/programmes/${row.id}`}>{text(row.name)}</GoLink>,
          },
          { id: 'kind', header: say('programme.kind'), sort: 'kind', cell: (row) => say(`honour-kind.${row.kind}`) },
          { id: 'editions', header: say('programme.editions'), align: 'end', cell: (row) => row.editions },
          { id: 'latest', header: say('programme.latest'), align: 'end', cell: (row) => row.latestEdition ?? '–' },
        ]}
        empty={
          <EmptyState title={say('programme.none')} action={first}>
            {say('programme.none-why')}
          </EmptyState>
        }
      />
    </>
  );
}
