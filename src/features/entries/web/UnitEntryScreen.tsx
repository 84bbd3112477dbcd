import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EntryCorrections } from '../../corrections/web/entry-corrections.tsx';
import { getPack } from '../../packs/contract.ts';
import { getEntry } from '../contract.ts';
import type { Entry } from './answer-value.ts';
import { WithdrawAct } from './entry-acts.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryShown } from './entry-shown.tsx';
import { EntryStateMark } from './entry-state.tsx';
import { ReceiptBox } from './receipt-box.tsx';

/** The unit's own entry: worked on while the stage is open, and to be read from its submission on. */
export function UnitEntryScreen(): ReactNode {
  const { entryId = '' } = useParams();
  const read = useOperation(getEntry, { params: { entryId } });
  return <Loaded read={read}>{(entry) => <EntryPage entry={entry} />}</Loaded>;
}

function EntryPage({ entry }: { readonly entry: Entry }): ReactNode {
  const { say, text, dateTime } = useSpeech();
  return (
    <>
      <PageHead
        title={say('entry.title', { programme: text(entry.programmeName), edition: entry.editionNumber })}
        crumbs={[{ label: say('entry.list'), to: '/entries' }]}
        mark={<EntryStateMark state={entry.state} />}
        lead={entry.state === 'draft' && say('entry.closes-at', { closes: dateTime(entry.closesAt) })}
        actions={entry.may.withdraw && <WithdrawAct entry={entry} />}
      />
      <Stack gap="lg">
        {entry.receipt !== null && <ReceiptBox receipt={entry.receipt} />}
        <EntryCorrections entryId={entry.id} />
        <EntryFacts entry={entry} />
        {entry.may.edit ? <EntryToFill entry={entry} /> : <EntryShown entry={entry} />}
      </Stack>
    </>
  );
}

function EntryToFill({ entry }: { readonly entry: Entry }): ReactNode {
  const read = useOperation(getPack, { params: { packId: entry.packId } });
  return <Loaded read={read}>{({ content }) => <EntryForm entry={entry} pack={content} />}</Loaded>;
}
