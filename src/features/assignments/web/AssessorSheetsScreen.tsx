import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { MyAgreement } from '../../anchors/web/my-agreement.tsx';
import { listMyAssignments } from '../contract.ts';

/** What I assess: open sheets first. */
export function AssessorSheetsScreen(): ReactNode {
  const { say, text, date } = useSpeech();
  return (
    <>
      <PageHead title={say('sheet.list')} lead={say('sheet.list-lead')} />
      <DataTable
        caption={say('sheet.list')}
        operation={listMyAssignments}
        rowKey={(row) => row.sheetId}
        searchable
        filters={[
          {
            name: 'state',
            label: say('sheet.state'),
            choices: [
              { value: 'open', label: say('sheet.state-open') },
              { value: 'submitted', label: say('sheet.state-submitted') },
            ],
          },
        ]}
        columns={[
          {
            id: 'unit',
            header: say('sheet.unit'),
            sort: 'unitName',
            cell: (row) => (
              <>
                <GoLink to={`/sheets/${row.sheetId}`}>{text(row.unitName)}</GoLink>
                {row.isAnchor && <Status tone="waiting">{say('calibration.anchor-mark')}</Status>}
              </>
            ),
          },
          { id: 'number', header: say('sheet.entry-number'), sort: 'entryNumber', cell: (row) => row.entryNumber },
          {
            id: 'edition',
            header: say('sheet.edition'),
            cell: (row) => say('waiting.edition', { programme: text(row.programmeName), edition: row.editionNumber }),
          },
          {
            id: 'state',
            header: say('sheet.state'),
            sort: 'state',
            cell: (row) => (
              <Status tone={row.state === 'open' ? 'going' : 'done'}>{say(`sheet.state-${row.state}`)}</Status>
            ),
          },
          {
            id: 'marked',
            header: say('sheet.marked'),
            align: 'end',
            cell: (row) => say('sheet.marked-of', { marked: row.marked, of: row.indicators }),
          },
          { id: 'closes', header: say('sheet.until'), sort: 'closesAt', cell: (row) => date(row.closesAt) },
        ]}
        empty={<EmptyState title={say('sheet.none')}>{say('sheet.none-why')}</EmptyState>}
      />
      <MyAgreement />
    </>
  );
}
