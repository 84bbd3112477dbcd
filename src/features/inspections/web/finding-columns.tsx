import type { ReactNode } from 'react';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import type { Column } from '../../../platform/ui/table-rows.tsx';
import type { ItemOf } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { listFindings } from '../contract.ts';
import { FindingStateMark, GravityMark } from './finding-state.tsx';

type Finding = ItemOf<typeof listFindings>;

/** A finding looks the same in every list. */
export function useFindingColumns(): readonly Column<Finding>[] {
  const { say, date } = useSpeech();
  return [
    {
      id: 'finding',
      header: say('inspection.finding'),
      cell: (row): ReactNode => <GoLink to={`/findings/${row.id}`}>{row.description}</GoLink>,
    },
    { id: 'indicator', header: say('inspection.indicator'), cell: (row) => row.indicator },
    { id: 'gravity', header: say('inspection.gravity'), cell: (row) => <GravityMark gravity={row.gravity} /> },
    { id: 'owner', header: say('inspection.owner'), cell: (row) => row.ownerName ?? say('inspection.nobody') },
    {
      id: 'due',
      header: say('inspection.due'),
      sort: 'dueOn',
      cell: (row) => (row.dueOn === null ? '' : date(row.dueOn)),
    },
    { id: 'state', header: say('inspection.state'), cell: (row) => <FindingStateMark finding={row} /> },
  ];
}
