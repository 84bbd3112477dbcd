import { Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../web/speech.tsx';
import type { Choice } from './choice-fields.tsx';
import { DropDown } from './drop-down.tsx';
import { Shape } from './shapes.tsx';
import { TableSearch } from './table-search.tsx';
import type { ChangeView, TableView } from './table-view.ts';

export interface Filter {
  /** The name in the operation's query. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** The whole list as a file, whatever page is seen: `href: hrefOf(exportEntries, …)`. */
export interface Export {
  readonly label: string;
  readonly href: string;
}

interface TableBarProps {
  readonly view: TableView;
  readonly change: ChangeView;
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly shown: readonly string[];
  readonly filters: readonly Filter[];
  readonly exports: readonly Export[];
  readonly searchable: boolean;
}

/** What stands above a list: search, filters, columns, exports. */
export function TableBar({ view, change, columns, shown, filters, exports, searchable }: TableBarProps): ReactNode {
  const { say } = useSpeech();
  return (
    <Group className="table-bar no-print" align="flex-end" gap="sm" mb="sm">
      {searchable && <TableSearch search={view.search} change={change} />}
      {filters.map(({ name, label, choices }) => (
        <NativeSelect
          key={name}
          label={label}
          value={view.filters[name] ?? ''}
          onChange={(event) => change({ filters: { ...view.filters, [name]: event.currentTarget.value } })}
          data={[{ value: '', label: say('table.any') }, ...choices]}
        />
      ))}
      <Group gap="sm" ml="auto">
        {columns.length > 3 && <ColumnChoice columns={columns} shown={shown} change={change} />}
        {exports.length > 0 && <ExportMenu exports={exports} />}
      </Group>
    </Group>
  );
}

function ColumnChoice(props: Pick<TableBarProps, 'columns' | 'shown' | 'change'>): ReactNode {
  const { say } = useSpeech();
  const [head, ...rest] = props.columns;
  const toggle = (id: string, on: boolean): void => {
    const wanted = new Set(on ? [...props.shown, id] : props.shown.filter((shown) => shown !== id));
    props.change({ columns: props.columns.filter(({ id }) => id === head?.id || wanted.has(id)).map(({ id }) => id) });
  };
  return (
    <DropDown face={say('table.columns')} icon={<Shape name="columns" />}>
      {rest.map(({ id, header }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={props.shown.includes(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
          {header}
        </label>
      ))}
    </DropDown>
  );
}

function ExportMenu({ exports }: Pick<TableBarProps, 'exports'>): ReactNode {
  const { say } = useSpeech();
  return (
    <DropDown face={say('table.export')} icon={<Shape name="save" />}>
      {exports.map(({ label, href }) => (
        <a key={href} href={href} download>
          {label}
        </a>
      ))}
    </DropDown>
  );
}
