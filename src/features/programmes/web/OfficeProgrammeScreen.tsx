import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { FactList } from '../../../platform/ui/facts.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEditions } from '../../editions/contract.ts';
import { getProgramme } from '../contract.ts';

export function OfficeProgrammeScreen(): ReactNode {
  const { programmeId = '' } = useParams();
  const { say, text, period, date } = useSpeech();
  const read = useOperation(getProgramme, { params: { programmeId } });
  const first = <LinkButton to={`/programmes/${programmeId}/editions/new`}>{say('edition.create')}</LinkButton>;
  return (
    <Loaded read={read}>
      {(programme) => (
        <>
          <PageHead
            title={text(programme.name)}
            crumbs={[{ label: say('programme.list'), to: '/programmes' }]}
            lead={text(programme.description)}
            actions={first}
          />
          <FactList
            facts={[
              { label: say('programme.kind'), value: say(`honour-kind.${programme.kind}`) },
              {
                label: say('programme.complete'),
                value:
                  programme.completeSince === null
                    ? say('programme.not-complete')
                    : say('programme.complete-since', { date: date(programme.completeSince) }),
              },
            ]}
          />
          <Section title={say('programme.editions')}>
            <DataTable
              caption={say('programme.editions')}
              operation={listEditions}
              query={{ programmeId }}
              rowKey={(row) => row.id}
              columns={[
                {
                  id: 'number',
                  header: say('edition.number'),
                  sort: 'number',
                  cell: (row) => (
                    <GoLink to={`/editions/${row.id}`}>{say('edition.nth', { number: row.number })}</GoLink>
                  ),
                },
                {
                  id: 'period',
                  header: say('edition.period'),
                  sort: 'periodFrom',
                  cell: (row) => period(row.periodFrom, row.periodTo),
                },
                { id: 'pack', header: say('edition.pack'), cell: (row) => `${text(row.packTitle)} ${row.packVersion}` },
                {
                  id: 'present',
                  header: say('edition.present'),
                  cell: (row) => (
                    <Status tone={row.present === 'draft' ? 'waiting' : row.present === 'over' ? 'done' : 'going'}>
                      {say(`edition.present-${row.present}`)}
                    </Status>
                  ),
                },
              ]}
              empty={
                <EmptyState title={say('edition.none')} action={first}>
                  {say('edition.none-why')}
                </EmptyState>
              }
            />
          </Section>
        </>
      )}
    </Loaded>
  );
}
