import { useSearchParams } from 'react-router';

/** How a reader looks at a list: kept in the address, so that a view can be bookmarked, shared and gone back to. */
export interface TableView {
  readonly search: string;
  readonly filters: Readonly<Record<string, string>>;
  /** A column's sort name, with a minus before it for descending order; empty for the list's own order. */
  readonly sort: string;
  /** The ids of the columns shown, or undefined for those shown at first. */
  readonly columns: readonly string[] | undefined;
}

export type ChangeView = (change: Partial<TableView>) => void;

/** Reads a view from the address; `prefix` keeps two lists on one page apart. */
export function viewIn(address: URLSearchParams, prefix: string, filterNames: readonly string[]): TableView {
  const filters = filterNames.map((name) => [name, address.get(prefix + name) ?? ''] as const);
  return {
    search: address.get(`${prefix}q`) ?? '',
    filters: Object.fromEntries(filters.filter(([, value]) => value !== '')),
    sort: address.get(`${prefix}sort`) ?? '',
    columns: address.get(`${prefix}columns`)?.split(','),
  };
}

/** Writes a view into the address; what is as at first leaves no trace there. */
export function addressOf(
  address: URLSearchParams,
  prefix: string,
  names: readonly string[],
  view: TableView,
): URLSearchParams {
  const next = new URLSearchParams(address);
  const write = (name: string, value: string): void => {
    if (value === '') next.delete(prefix + name);
    else next.set(prefix + name, value);
  };
  write('q', view.search);
  for (const name of names) write(name, view.filters[name] ?? '');
  write('sort', view.sort);
  write('columns', view.columns?.join(',') ?? '');
  return next;
}

export function useTableView(prefix: string, filterNames: readonly string[]): readonly [TableView, ChangeView] {
  const [address, setAddress] = useSearchParams();
  const view = viewIn(address, prefix, filterNames);
  const change: ChangeView = (part) =>
    setAddress((now) => addressOf(now, prefix, filterNames, { ...viewIn(now, prefix, filterNames), ...part }), {
      replace: true,
    });
  return [view, change];
}
