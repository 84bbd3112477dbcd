import { List, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { getRanking } from '../contract.ts';
import { WhatIf } from './what-if.tsx';

type Ranking = AnswerOf<typeof getRanking>;
const tones: Readonly<Record<Ranking['lines'][number]['outcome'], Tone>> = {
  named: 'done',
  reserve: 'waiting',
  'not-named': 'off',
  excluded: 'bad',
  undecided: 'warned',
};

/** Entry by entry: the result, its reasons, and what was missing. */
export function Lines({ ranking }: { readonly ranking: Ranking }): ReactNode {
  const { say, text, exact } = useSpeech();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={say('ranking.lines')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['rank', 'unit', 'number', 'total', 'sheets', 'outcome', 'why'] as const).map((column) => (
              <Table.Th key={column}>{say(`ranking.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ranking.lines.map((line) => (
            <Table.Tr key={line.entryId}>
              <Table.Td>{line.rank ?? '–'}</Table.Td>
              <Table.Td>
                <GoLink to={`/entries/${line.entryId}`}>{text(line.unitName)}</GoLink>
              </Table.Td>
              <Table.Td>{line.number}</Table.Td>
              <Table.Td>{line.total === null ? '–' : exact(line.total, 2)}</Table.Td>
              <Table.Td>
                {say('ranking.sheets-of', { submitted: line.sheets, of: line.sheets + line.openSheets })}
              </Table.Td>
              <Table.Td>
                <Status tone={tones[line.outcome]}>{say(`ranking.outcome-${line.outcome}`)}</Status>
              </Table.Td>
              <Table.Td>
                <GoLink to={`/entries/${line.entryId}/findings`}>{say('ranking.findings')}</GoLink>
                <details>
                  <summary>{line.explanation.at(-1)?.message ?? ''}</summary>
                  <List size="sm">
                    {line.explanation.map(({ message }) => (
                      <List.Item key={message}>{message}</List.Item>
                    ))}
                  </List>
                </details>
                {(line.outcome === 'not-named' || line.outcome === 'reserve') && <WhatIf entryId={line.entryId} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
