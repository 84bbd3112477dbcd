import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { type ItemOf } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listPostings } from '../contract.ts';

/** The double-entry ledger: the lines of every posting add up to nothing. */
export function LedgerPart(): ReactNode {
  const { say, number, dateTime } = useSpeech();
  return (
    <DataTable
      caption={say('points.ledger')}
      operation={listPostings}
      params={{ unitId: useUnitId() }}
      rowKey={(row) => row.id}
      searchable
      columns={[
        { id: 'at', header: say('points.posted-at'), sort: 'postedAt', cell: (row) => dateTime(row.postedAt) },
        { id: 'kind', header: say('points.kind'), cell: (row) => say(`points.kind-${row.kind}`) },
        { id: 'points', header: say('points.points'), align: 'end', cell: (row) => number(row.points) },
        { id: 'lines', header: say('points.lines'), cell: (row) => <Lines lines={row.lines} /> },
        { id: 'memo', header: say('points.memo'), cell: (row) => row.memo },
        { id: 'by', header: say('points.posted-by'), cell: (row) => row.postedBy ?? '' },
      ]}
      empty={<EmptyState title={say('points.no-postings')}>{say('points.no-postings-why')}</EmptyState>}
    />
  );
}

function Lines({ lines }: Pick<ItemOf<typeof listPostings>, 'lines'>): ReactNode {
  const { say, number } = useSpeech();
  return (
    <ul className="ledger-lines">
      {lines.map(({ account, employeeName, amount }) => (
        <li key={`${account} ${employeeName}`}>
          <span>{employeeName ?? say(`points.account-${account}`)}</span>
          <span>{amount > 0 ? `+${number(amount)}` : `−${number(-amount)}`}</span>
        </li>
      ))}
    </ul>
  );
}
