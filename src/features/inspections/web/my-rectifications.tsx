import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { listMyRectifications } from '../contract.ts';
import { useFindingColumns } from './finding-columns.tsx';

/** What an employee has to mend. */
export function MyRectifications(): ReactNode {
  const say = useSay();
  const columns = useFindingColumns();
  return (
    <>
      <PageHead title={say('inspection.mine')} lead={say('inspection.mine-lead')} />
      <DataTable
        caption={say('inspection.mine')}
        operation={listMyRectifications}
        query={{ unitId: useUnitId() }}
        rowKey={(row) => row.id}
        searchable
        columns={columns}
        empty={<EmptyState title={say('inspection.none-of-mine')}>{say('inspection.none-of-mine-why')}</EmptyState>}
      />
    </>
  );
}
