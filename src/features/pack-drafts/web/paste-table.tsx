import { Alert, Button, Group, List, Stack, Table, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { cellsOf } from '../../../core/criteria/cells.ts';
import { walkList } from '../../../core/criteria/draft.ts';
import { insertNodes, nodeAt, nodePointerOf, nodesAt } from '../../../core/criteria/edit.ts';
import { numbersIn } from '../../../core/criteria/numbers.ts';
import { readTable } from '../../../core/criteria/rows.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { partsOf } from './field-groups.tsx';
import { useEditor } from './use-editor.ts';

const previewRows = 12;

/** Rows copied out of a spreadsheet become a branch; what they would become is shown before it is taken. */
export function PasteTable(): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {say('pack-paste.open')}
      </Button>
      <DialogBox opened={open} close={() => setOpen(false)} title={say('pack-paste.title')} firm>
        <PasteForm close={() => setOpen(false)} />
      </DialogBox>
    </>
  );
}

function PasteForm({ close }: { readonly close: () => void }): ReactNode {
  const { say } = useSpeech();
  const { draft, at, act } = useEditor();
  const [text, setText] = useState('');
  const chosen = nodePointerOf(at);
  const branch = nodeAt(draft, chosen);
  const list = branch?.children === undefined ? '/criteria' : `${chosen}/children`;
  const { nodes, rows, problems } = useMemo(() => {
    const { cells, problems: faults } = cellsOf(text);
    const read = readTable(cells, { scales: Object.keys(partsOf(draft['scales'])) });
    const taken = numbersIn(draft);
    const doubled = [...walkList(read.nodes)].flatMap(({ node }, row) =>
      node.number !== '' && taken.has(node.number)
        ? [{ code: 'row-number-taken', pointer: '', params: { row: row + 1, number: node.number } }]
        : [],
    );
    return { ...read, problems: faults.length > 0 ? faults : [...read.problems, ...doubled] };
  }, [text, draft]);
  const take = (): void => {
    act('paste', (one) => insertNodes(one, list, nodesAt(one, list)?.length ?? 0, nodes));
    close();
  };
  const isEmpty = text.trim() === '';
  return (
    <Stack>
      <Text>{say('pack-paste.how')}</Text>
      <Textarea
        label={say('pack-paste.rows')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={5}
        maxRows={10}
        className="mono"
        spellCheck={false}
      />
      {!isEmpty && problems.length > 0 && (
        <Alert color="red" variant="outline" role="alert" title={say('ui.problems', { count: problems.length })}>
          <List spacing={4}>
            {problems.slice(0, previewRows).map(({ code, params }) => (
              <List.Item key={`${code} ${JSON.stringify(params)}`}>{say(code, params)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {!isEmpty && nodes.length > 0 && <Preview nodes={nodes} rows={rows} />}
      <Group justify="space-between">
        <Text c="dimmed" size="sm">
          {branch?.children === undefined
            ? say('pack-paste.to-root')
            : say('pack-paste.to-branch', { number: branch.number })}
        </Text>
        <Group>
          <Button variant="default" onClick={close}>
            {say('ui.cancel')}
          </Button>
          <Button disabled={isEmpty || problems.length > 0} onClick={take}>
            {say('pack-paste.take')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Preview({
  nodes,
  rows,
}: {
  readonly nodes: Parameters<typeof walkList>[0];
  readonly rows: number;
}): ReactNode {
  const { say } = useSpeech();
  const lines = [...walkList(nodes)];
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={say('pack-paste.preview', { rows })}>
      <Table captionSide="top" withRowBorders>
        <Table.Caption>{say('pack-paste.preview', { rows })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('indicator.number')}</Table.Th>
            <Table.Th>{say('ui.in-chinese')}</Table.Th>
            <Table.Th>{say('ui.in-english')}</Table.Th>
            <Table.Th ta="end">{say('indicator.points')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.slice(0, previewRows).map(({ node, at, depth }) => (
            <Table.Tr key={at}>
              <Table.Td style={{ paddingInlineStart: `${depth * 16 + 10}px`, whiteSpace: 'nowrap' }}>
                {node.number}
              </Table.Td>
              <Table.Td>{node.text.zh}</Table.Td>
              <Table.Td>{node.text.en}</Table.Td>
              <Table.Td ta="end">{String(node.points)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
