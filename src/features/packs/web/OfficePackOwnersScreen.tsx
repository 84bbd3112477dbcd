import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { ownerTotals } from '../../../core/criteria/owners.ts';
import type { Pack } from '../../../core/criteria/pack.ts';
import { toExact } from '../../../core/ratio.ts';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getPack, listPackOwners } from '../contract.ts';

/** Who answers for what: departments by dimension, and every indicator with its department. */
export function OfficePackOwnersScreen(): ReactNode {
  const { packId = '' } = useParams();
  const { say, text, exact } = useSpeech();
  const read = useOperation(getPack, { params: { packId } });
  return (
    <Loaded read={read}>
      {({ title, packVersion, content }) => (
        <>
          <PageHead
            title={say('pack.owners')}
            lead={say('pack.owners-lead')}
            crumbs={[
              { label: say('pack.list'), to: '/packs' },
              { label: `${text(title)} ${packVersion}`, to: `/packs/${packId}` },
            ]}
          />
          <Matrix pack={content} />
          <Section title={say('pack.owners-list')}>
            <DataTable
              caption={say('pack.owners-list')}
              operation={listPackOwners}
              params={{ packId }}
              rowKey={(row) => row.indicator}
              searchable
              columns={[
                {
                  id: 'indicator',
                  header: say('column.text'),
                  cell: (row) => `${row.indicator} ${text(row.text)}`,
                },
                {
                  id: 'owner',
                  header: say('column.owner'),
                  cell: (row) => (row.owner === null ? '–' : text(row.owner)),
                },
                { id: 'points', header: say('column.points'), align: 'end', cell: (row) => exact(row.points) },
                { id: 'dimension', header: say('column.dimension'), cell: (row) => text(row.dimension) },
              ]}
              empty={<EmptyState title={say('pack.owners-none')} />}
            />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Matrix({ pack }: { readonly pack: Pack }): ReactNode {
  const { say, text } = useSpeech();
  const totals = ownerTotals(pack);
  const dimensions = [...pack.criteria, ...(pack.special?.criteria ?? [])];
  if (totals.every(({ owner }) => owner === undefined)) {
    return <EmptyState title={say('pack.owners-none')}>{say('pack.owners-none-why')}</EmptyState>;
  }
  return (
    <Section title={say('pack.owners-matrix')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say('pack.owners-matrix')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('column.owner')}</Table.Th>
              {dimensions.map((dimension) => (
                <Table.Th key={dimension.number} ta="end">
                  <abbr title={text(dimension.text)}>{dimension.number}</abbr>
                </Table.Th>
              ))}
              <Table.Th ta="end">{say('pack.indicators')}</Table.Th>
              <Table.Th ta="end">{say('column.points')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {totals.map(({ owner, indicators, points, byDimension }) => (
              <Table.Tr key={owner?.zh ?? ''}>
                <Table.Th scope="row">{owner === undefined ? say('pack.owners-nobody') : text(owner)}</Table.Th>
                {dimensions.map(({ number }) => {
                  const there = byDimension.get(number);
                  return (
                    <Table.Td key={number} ta="end">
                      {there === undefined ? '' : toExact(there.points)}
                    </Table.Td>
                  );
                })}
                <Table.Td ta="end">{indicators}</Table.Td>
                <Table.Td ta="end">{toExact(points)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" c="dimmed">
        {dimensions.map(({ number, text: name }) => `${number} ${text(name)}`).join(' · ')}
      </Text>
    </Section>
  );
}
