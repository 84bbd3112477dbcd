import { Checkbox, Skeleton, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../web/speech.tsx';
import { Shape } from './shapes.tsx';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** The name by which the operation's `sort` query knows it; without one the column cannot be sorted. */
  readonly sort?: string;
  readonly align?: 'start' | 'end';
  /** Not shown until the reader chooses it. */
  readonly hidden?: boolean;
}

/** The rows chosen, by key. */
export type Chosen<T> = ReadonlyMap<string, T>;

interface RowsProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly rows: readonly T[] | undefined;
  readonly busy: boolean;
  readonly sort: string;
  readonly sortBy: (sort: string) => void;
  readonly chosen: Chosen<T>;
  readonly choose: ((chosen: Chosen<T>) => void) | undefined;
}

/** The table itself: its first column heads the row, and the card that the row becomes on a phone. */
export function TableRows<T>(props: RowsProps<T>): ReactNode {
  const { columns, rows, rowKey, chosen, choose } = props;
  const say = useSay();
  const all = rows !== undefined && rows.length > 0 && rows.every((row) => chosen.has(rowKey(row)));
  const toggle = (list: readonly T[], on: boolean): void => {
    const next = new Map(chosen);
    for (const row of list) {
      if (on) next.set(rowKey(row), row);
      else next.delete(rowKey(row));
    }
    choose?.(next);
  };
  return (
    <Table className="rows" aria-busy={props.busy} verticalSpacing="sm">
      <Table.Caption className="visually-hidden">{props.caption}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {choose !== undefined && (
            <Table.Th w={40}>
              <Checkbox
                aria-label={say('table.choose-all')}
                checked={all}
                onChange={(event) => toggle(rows ?? [], event.currentTarget.checked)}
              />
            </Table.Th>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={props.sort} sortBy={props.sortBy} />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows === undefined && <WaitingRows columns={columns.length + (choose === undefined ? 0 : 1)} />}
        {rows?.map((row) => (
          <Table.Tr key={rowKey(row)} data-chosen={chosen.has(rowKey(row)) || undefined}>
            {choose !== undefined && (
              <Table.Td className="choose">
                <Checkbox
                  aria-label={say('table.choose-row')}
                  checked={chosen.has(rowKey(row))}
                  onChange={(event) => toggle([row], event.currentTarget.checked)}
                />
              </Table.Td>
            )}
            <Cells row={row} columns={columns} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cells<T>({ row, columns }: { readonly row: T; readonly columns: readonly Column<T>[] }): ReactNode {
  return columns.map((column, index) =>
    index === 0 ? (
      <Table.Th key={column.id} scope="row" className="row-head">
        {column.cell(row)}
      </Table.Th>
    ) : (
      <Table.Td key={column.id} data-label={column.header} ta={column.align ?? 'start'}>
        <span className="cell">{column.cell(row)}</span>
      </Table.Td>
    ),
  );
}

function HeaderCell<T>(props: { column: Column<T>; sort: string; sortBy: (sort: string) => void }): ReactNode {
  const { header, sort, align } = props.column;
  if (sort === undefined) return <Table.Th ta={align ?? 'start'}>{header}</Table.Th>;
  const order = props.sort === sort ? 'ascending' : props.sort === `-${sort}` ? 'descending' : 'none';
  const following = order === 'none' ? sort : order === 'ascending' ? `-${sort}` : '';
  return (
    <Table.Th ta={align ?? 'start'} aria-sort={order}>
      <button type="button" className="sort" onClick={() => props.sortBy(following)}>
        {header}
        {order !== 'none' && <Shape name={order === 'ascending' ? 'up' : 'down'} />}
      </button>
    </Table.Th>
  );
}

function WaitingRows({ columns }: { readonly columns: number }): ReactNode {
  return Array.from({ length: 5 }, (_, row) => (
    <Table.Tr key={row}>
      {Array.from({ length: columns }, (_, cell) => (
        <Table.Td key={cell}>
          <Skeleton height={18} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}
