import { Button, Group, Table, Text } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ChartOption } from './chart.tsx';
import { LoadingState } from './states.tsx';
import { useSay } from '../web/speech.tsx';

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }));

/** The figures of a chart as people read them; the first column names the row. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface FigureProps {
  readonly title: string;
  /** What it shows, in one sentence, for everybody: "42 of 60 units are ready; dimension 3 lags." */
  readonly summary: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

/** A figure with its table: every chart can be read as well as looked at, and prints as both. */
export function Figure({ title, summary, table, children }: FigureProps): ReactNode {
  const say = useSay();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="figure" aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <figcaption id={id}>
          <Text fw={600}>{title}</Text>
          <Text c="dimmed">{summary}</Text>
        </figcaption>
        <Button
          className="no-print"
          variant="default"
          size="compact-md"
          flex="none"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? say('chart.as-chart') : say('chart.as-table')}
        </Button>
      </Group>
      {asTable ? <FigureTable table={table} caption={title} /> : children}
    </figure>
  );
}

interface ChartFrameProps extends Omit<FigureProps, 'children'> {
  readonly option: ChartOption;
  readonly height?: number;
}

/** A figure drawn by ECharts, fetched when the first one is shown. */
export function ChartFrame({ option, height = 320, ...figure }: ChartFrameProps): ReactNode {
  return (
    <Figure {...figure}>
      <div style={{ minHeight: height }} aria-hidden="true">
        <Suspense fallback={<LoadingState />}>
          <Chart option={option} height={height} />
        </Suspense>
      </div>
    </Figure>
  );
}

function FigureTable({ table, caption }: { readonly table: ChartTable; readonly caption: string }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table has to be scrolled by keyboard too
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <Table verticalSpacing="xs">
        <Table.Caption className="visually-hidden">{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row.join(' ')}>
              {row.map((value, index) =>
                index === 0 ? (
                  <Table.Th key={table.columns[index]} scope="row">
                    {value}
                  </Table.Th>
                ) : (
                  <Table.Td key={table.columns[index]} ta={typeof value === 'number' ? 'end' : 'start'}>
                    {value}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
