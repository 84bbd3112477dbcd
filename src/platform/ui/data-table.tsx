import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnyOperation, CallOf } from '../operation.ts';
import type { ItemOf } from '../web/operations.ts';
import { hrefOf } from '../web/call.ts';
import { usePages } from '../web/operations.ts';
import { useSay } from '../web/speech.tsx';
import { EmptyState, ErrorState } from './states.tsx';
import { TableBar } from './table-bar.tsx';
import type { Export, Filter } from './table-bar.tsx';
import { TablePager } from './table-pager.tsx';
import { TableRows } from './table-rows.tsx';
import type { Column } from './table-rows.tsx';
import { useTableView } from './table-view.ts';

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

/** A list that states its columns can be had whole, with the filter that is set. */
function wholeOf(
  operation: AnyOperation,
  params: CallOf<AnyOperation>['params'],
  query: CallOf<AnyOperation>['query'],
): Export[] {
  if (operation.exportColumns.length === 0) return [];
  const whole = { ...operation, path: `${operation.path}/export` as const };
  return [{ label: 'CSV', href: hrefOf(whole, { params, query }) }];
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
        exports={props.exports ?? wholeOf(props.operation, props.params, asked)}
        searchable={props.searchable ?? false}
      />
      {props.selected !== undefined && chosen.size > 0 && (
        <ChosenBar count={chosen.size} clear={clear}>
          {props.selected([...chosen.values()], clear)}
        </ChosenBar>
      )}
      <TableRows
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

function ChosenBar(props: { count: number; clear: () => void; children: ReactNode }): ReactNode {
  const say = useSay();
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
  const say = useSay();
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
