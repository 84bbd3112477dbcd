import { Checkbox, Group, Skeleton, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnyOperation, CallOf } from '../operation.ts';
import type { ItemOf } from '../web/operations.ts';
import { usePages } from '../web/operations.ts';
import { useSpeech } from '../web/speech.tsx';
import { EmptyState, ErrorState } from './states.tsx';
import { Shape } from './shapes.tsx';
import { TableBar, TablePager } from './table-bar.tsx';
import type { Export, Filter } from './table-bar.tsx';
import { useTableView } from './table-view.ts';

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

interface DataTableProps<O extends AnyOperation> {
  /** What is listed: the caption, read out by screen readers. */
  readonly caption: string;
  /** A list operation: `query: {...pageQuery, …}`, `reply: page(item)`. */
  readonly operation: O;
  readonly params?: CallOf<O>['params'];
  /** The fixed part of the query, such as the edition. */
  readonly query?: Partial<NonNullable<CallOf<O>['query']>>;
  /** The first column is the row's heading, and the title of its card on a phone. */
  readonly columns: readonly Column<ItemOf<O>>[];
  readonly rowKey: (row: ItemOf<O>) => string;
  /** Shows the search box; the operation takes `q`. */
  readonly searchable?: boolean;
  readonly filters?: readonly Filter[];
  readonly exports?: readonly Export[];
  /** Makes rows selectable, and offers what can be done with those selected. */
  readonly selected?: (rows: readonly ItemOf<O>[], clear: () => void) => ReactNode;
  /** What stands here while the list is empty: what it is for and the first step. */
  readonly empty: ReactNode;
  /** Keeps the views of two tables on one page apart. */
  readonly prefix?: string;
}

/** A list of the server: paged, searched, filtered and sorted there; on a phone its rows become cards. */
export function DataTable<O extends AnyOperation>(props: DataTableProps<O>): ReactNode {
  const { columns, filters = [], prefix = '' } = props;
  const names = filters.map(({ name }) => name);
  const [view, change] = useTableView(prefix, names);
  const asked = {
    ...props.query,
    ...view.filters,
    ...(view.search !== '' && { q: view.search }),
    ...(view.sort !== '' && { sort: view.sort }),
  };
  const pages = usePages(props.operation, { params: props.params, query: asked } as CallOf<O>);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ItemOf<O>>>(new Map());
  const shown = columns.filter(({ id, hidden }) => view.columns?.includes(id) ?? hidden !== true);
  const narrowed = view.search !== '' || Object.keys(view.filters).length > 0;
  const clear = (): void => setChosen(new Map());

  if (pages.error !== null && pages.items === undefined) return <ErrorState error={pages.error} again={pages.again} />;
  if (pages.items?.length === 0 && !narrowed && pages.number === 1) return <>{props.empty}</>;
  return (
    <div className="data-table">
      <TableBar
        view={view}
        change={change}
        columns={columns}
        shown={shown.map(({ id }) => id)}
        filters={filters}
        exports={props.exports ?? []}
        searchable={props.searchable ?? false}
      />
      {props.selected !== undefined && chosen.size > 0 && (
        <Chosen count={chosen.size} clear={clear}>
          {props.selected([...chosen.values()], clear)}
        </Chosen>
      )}
      <Rows
        {...props}
        columns={shown}
        rows={pages.items}
        busy={pages.loading}
        sort={view.sort}
        sortBy={(sort) => change({ sort })}
        chosen={chosen}
        choose={props.selected === undefined ? undefined : setChosen}
      />
      {pages.items?.length === 0 && <NothingFound clear={() => change({ search: '', filters: {} })} />}
      <TablePager pages={pages} />
    </div>
  );
}

function Chosen(props: { count: number; clear: () => void; children: ReactNode }): ReactNode {
  const { say } = useSpeech();
  return (
    <Group className="chosen" role="region" aria-label={say('table.chosen', { count: props.count })}>
      <Text fw={600}>{say('table.chosen', { count: props.count })}</Text>
      {props.children}
      <button type="button" className="plain" onClick={props.clear}>
        {say('table.choose-none')}
      </button>
    </Group>
  );
}

function NothingFound({ clear }: { readonly clear: () => void }): ReactNode {
  const { say } = useSpeech();
  return (
    <EmptyState
      title={say('table.nothing-found')}
      action={
        <button type="button" className="plain" onClick={clear}>
          {say('table.show-all')}
        </button>
      }
    />
  );
}

type Choice<T> = ReadonlyMap<string, T>;

interface RowsProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly rows: readonly T[] | undefined;
  readonly busy: boolean;
  readonly sort: string;
  readonly sortBy: (sort: string) => void;
  readonly chosen: Choice<T>;
  readonly choose: ((chosen: Choice<T>) => void) | undefined;
}

function Rows<T>(props: RowsProps<T>): ReactNode {
  const { columns, rows, rowKey, chosen, choose } = props;
  const { say } = useSpeech();
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
