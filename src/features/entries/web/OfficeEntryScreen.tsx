import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { TraitsPart } from '../../assignment-plans/web/traits-part.tsx';
import { getEntry } from '../contract.ts';
import { EntryFacts } from './entry-facts.tsx';
import { EntryShown } from './entry-shown.tsx';
import { EntryStateMark } from './entry-state.tsx';
import { ReceiptBox } from './receipt-box.tsx';

/** One entry as the office may know it: its progress at first, and all of it from the submission on. */
export function OfficeEntryScreen(): ReactNode {
  const { entryId = '' } = useParams();
  const { say, text } = useSpeech();
  const read = useOperation(getEntry, { params: { entryId } });
  return (
    <Loaded read={read}>
      {(entry) => {
        const edition = say('entry.title', { programme: text(entry.programmeName), edition: entry.editionNumber });
        return (
          <>
            <PageHead
              title={text(entry.unitName)}
              crumbs={[
                { label: edition, to: `/editions/${entry.editionId}` },
                { label: say('entry.of-edition'), to: `/editions/${entry.editionId}/entries` },
              ]}
              mark={<EntryStateMark state={entry.state} />}
              actions={<GoLink to={`/units/${entry.unitId}`}>{say('entry.about-unit')}</GoLink>}
            />
            <Stack gap="lg">
              {entry.receipt !== null && <ReceiptBox receipt={entry.receipt} />}
              <EntryFacts entry={entry} />
              {entry.receipt !== null && <TraitsPart entryId={entryId} />}
              <EntryShown entry={entry} />
            </Stack>
          </>
        );
      }}
    </Loaded>
  );
}
