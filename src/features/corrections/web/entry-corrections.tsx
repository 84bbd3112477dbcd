import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listWaiting } from '../../waiting/contract.ts';
import { listEntryCorrections, readCorrection } from '../contract.ts';
import { ChangesBetween } from './changes-between.tsx';

/** Tells an entrant what was corrected since the edition was opened, and lets them say that they have read it. */
export function EntryCorrections({ entryId }: { readonly entryId: string }): ReactNode {
  const { say, text, date } = useSpeech();
  const read = useOperation(listEntryCorrections, { params: { entryId } });
  const acknowledge = useChange(readCorrection, { invalidates: [listEntryCorrections, listWaiting] });
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Alert variant="outline" title={say('correction.notice')} role="note">
      <Stack>
        {items.map(({ id, packId, formerPackId, packVersion, reason, takenAt, readAt }) => (
          <div key={id}>
            <Text>
              {say('correction.notice-line', { date: date(takenAt), version: packVersion, reason: text(reason) })}
            </Text>
            <Group mt="xs">
              {readAt === null ? (
                <Button
                  size="compact-sm"
                  loading={acknowledge.isPending}
                  onClick={() => acknowledge.mutate({ params: { entryId, correctionId: id } })}
                >
                  {say('correction.read')}
                </Button>
              ) : (
                <Status tone="done">{say('correction.read-on', { date: date(readAt) })}</Status>
              )}
              <ChangesBetween before={formerPackId} after={packId} />
            </Group>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
