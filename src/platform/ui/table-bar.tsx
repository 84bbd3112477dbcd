import { Button, Group, Menu, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Pages } from '../web/operations.ts';
import { useSpeech } from '../web/speech.tsx';
import type { Choice } from './fields.tsx';
import { Shape } from './shapes.tsx';
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
      {searchable && <SearchBox search={view.search} change={change} />}
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

const pauseMs = 300;

/** Asks after a pause in typing, and not in the middle of a Chinese character. */
function SearchBox({ search, change }: { readonly search: string; readonly change: ChangeView }): ReactNode {
  const { say } = useSpeech();
  const [typed, setTyped] = useState(search);
  const [asked, setAsked] = useState(search);
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    // The address was changed elsewhere, as by going back or by "show all".
    if (search !== asked) {
      setTyped(search);
      setAsked(search);
    }
  }
  const ask = useDebouncedCallback((text: string) => {
    setAsked(text);
    change({ search: text });
  }, pauseMs);
  return (
    <TextInput
      type="search"
      label={say('table.search')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        if (!(event.nativeEvent as InputEvent).isComposing) ask(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => ask(event.currentTarget.value)}
      leftSection={<Shape name="search" />}
      miw="14rem"
    />
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
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Shape name="columns" />}>
          {say('table.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {rest.map(({ id, header }) => (
          <Menu.CheckboxItem key={id} checked={props.shown.includes(id)} onChange={(on) => toggle(id, on)}>
            {header}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ExportMenu({ exports }: Pick<TableBarProps, 'exports'>): ReactNode {
  const { say } = useSpeech();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Shape name="save" />}>
          {say('table.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exports.map(({ label, href }) => (
          <Menu.Item key={href} component="a" href={href} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How much there is, and the way through it. */
export function TablePager({ pages }: { readonly pages: Pages<unknown> }): ReactNode {
  const { say } = useSpeech();
  if (pages.total === undefined) return null;
  return (
    <Group justify="space-between" mt="sm" className="no-print">
      <Text c="dimmed" size="sm" role="status">
        {say('table.total', { count: pages.total })}
      </Text>
      {(pages.next !== undefined || pages.previous !== undefined) && (
        <Group gap="sm">
          <Button variant="default" disabled={pages.previous === undefined} onClick={pages.previous}>
            {say('table.previous')}
          </Button>
          <Text size="sm">{say('table.page', { number: pages.number })}</Text>
          <Button variant="default" disabled={pages.next === undefined} onClick={pages.next}>
            {say('table.next')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
