import { Alert, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEditionPacks } from '../contract.ts';
import { ChangesBetween } from './changes-between.tsx';

/** Tells whoever works with an edition, such as its assessors, what was corrected since it was opened. */
export function EditionCorrections({ editionId }: { readonly editionId: string }): ReactNode {
  const { say, text, date } = useSpeech();
  const read = useOperation(listEditionPacks, { params: { editionId } });
  const items = (read.data?.items ?? []).filter(({ kind }) => kind === 'corrected');
  if (items.length === 0) return null;
  return (
    <Alert variant="outline" title={say('correction.notice')} role="note">
      <Stack>
        {items.map(({ id, packId, formerPackId, packVersion, reason, takenAt }) => (
          <div key={id}>
            <Text mb="xs">
              {say('correction.notice-line', { date: date(takenAt), version: packVersion, reason: text(reason) })}
            </Text>
            {formerPackId !== null && <ChangesBetween before={formerPackId} after={packId} />}
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
