import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, sentenceOf } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { giveBid, listEntriesToBid } from '../contract.ts';

type Row = AnswerOf<typeof listEntriesToBid>['items'][number];

const wishes = ['eager', 'willing', 'reluctant'] as const;

/** How gladly I would judge each entry; one I must not judge is not here. */
export function AssessorBidsScreen(): ReactNode {
  const { say, text, list } = useSpeech();
  return (
    <>
      <PageHead
        title={say('bid.title')}
        lead={say('bid.lead')}
        actions={
          <LinkButton to="/profile" quiet>
            {say('bid.declare')}
          </LinkButton>
        }
      />
      <DataTable
        caption={say('bid.title')}
        operation={listEntriesToBid}
        rowKey={(row) => row.entryId}
        searchable
        filters={[
          {
            name: 'wish',
            label: say('bid.wish'),
            choices: [...wishes, 'none'].map((value) => ({ value, label: say(`bid.wish-${value}`) })),
          },
        ]}
        columns={[
          { id: 'unit', header: say('sheet.unit'), sort: 'unitName', cell: (row) => text(row.unitName) },
          { id: 'number', header: say('sheet.entry-number'), sort: 'number', cell: (row) => row.number },
          {
            id: 'edition',
            header: say('sheet.edition'),
            cell: (row) => say('waiting.edition', { programme: text(row.programmeName), edition: row.editionNumber }),
          },
          {
            id: 'about',
            header: say('bid.about'),
            cell: (row) => list([row.sector, row.district, ...row.topics].filter((word) => word !== '')),
          },
          { id: 'wish', header: say('bid.wish'), cell: (row) => <WishField row={row} /> },
        ]}
        empty={<EmptyState title={say('bid.none')}>{say('bid.none-why')}</EmptyState>}
      />
    </>
  );
}

function WishField({ row }: { readonly row: Row }): ReactNode {
  const { say, text } = useSpeech();
  const give = useChange(giveBid, { invalidates: [listEntriesToBid] });
  const choose = (value: string): void => {
    const wish = wishes.find((one) => one === value) ?? null;
    give.mutate(
      { params: { entryId: row.entryId }, body: { wish } },
      { onSuccess: () => notifyDone(say('bid.kept', { unit: text(row.unitName) })) },
    );
  };
  const problem = { pointer: '', code: 'bid', message: give.error === null ? '' : sentenceOf(give.error, say) };
  return (
    <SelectField
      id={`wish-${row.entryId}`}
      label={say('bid.wish-for', { unit: text(row.unitName) })}
      value={give.isPending ? (give.variables.body?.wish ?? '') : (row.wish ?? '')}
      onChange={choose}
      disabled={give.isPending}
      problems={give.error === null ? [] : [problem]}
      placeholder={say('bid.wish-none')}
      choices={wishes.map((value) => ({ value, label: say(`bid.wish-${value}`) }))}
    />
  );
}
