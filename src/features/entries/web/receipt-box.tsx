import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ReceiptCard } from '../../../platform/ui/facts.tsx';
import { DownloadButton } from '../../../platform/ui/link-button.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { downloadReceipt, downloadSubmission } from '../contract.ts';
import type { Entry } from './answer-value.ts';

/** The proof of a submission, with the paper and the very bytes that were hashed. */
export function ReceiptBox({ receipt }: { readonly receipt: NonNullable<Entry['receipt']> }): ReactNode {
  const { say, text } = useSpeech();
  const params = { entryId: receipt.entryId };
  return (
    <ReceiptCard
      title={say('entry.receipt-of', { unit: text(receipt.unitName) })}
      number={receipt.receiptNumber}
      at={receipt.submittedAt}
      hash={receipt.sha256}
    >
      <Text>
        {say('entry.receipt-holds', {
          answers: receipt.answers,
          evidence: receipt.evidence,
          name: receipt.submittedBy,
        })}
      </Text>
      <Group gap="sm" mt="sm" className="no-print">
        <DownloadButton href={hrefOf(downloadReceipt, { params })}>{say('entry.receipt-pdf')}</DownloadButton>
        <DownloadButton href={hrefOf(downloadSubmission, { params })}>{say('entry.receipt-content')}</DownloadButton>
      </Group>
    </ReceiptCard>
  );
}
