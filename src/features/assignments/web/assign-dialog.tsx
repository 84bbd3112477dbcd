import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { ErrorState, Loaded } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEdition } from '../../editions/contract.ts';
import { assignAssessors, listCandidates, listEntryAssignments } from '../contract.ts';

type Row = AnswerOf<typeof listEntryAssignments>['items'][number];

/** Assigns by hand: everybody of the body, and why some are barred. */
export function AssignDialog({ entry, close }: { readonly entry: Row; readonly close: () => void }): ReactNode {
  const { say, text } = useSpeech();
  const read = useOperation(listCandidates, { params: { entryId: entry.entryId }, query: { stage: entry.stage } });
  const assign = useChange(assignAssessors, { invalidates: [listEntryAssignments, listCandidates, getEdition] });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const run = async (): Promise<void> => {
    const { entryId, stage } = entry;
    await assign.mutateAsync({ params: { entryId }, body: { assessorIds: [...chosen], stage } });
    notifyDone(say('assignment.assigned', { count: chosen.length }));
    close();
  };
  return (
    <DialogBox opened close={close} title={say('assignment.dialog', { unit: text(entry.unitName) })}>
      <Loaded read={read}>
        {({ items }) => (
          <Stack>
            <Checkbox.Group
              value={[...chosen]}
              onChange={setChosen}
              label={say('assignment.choose', { needed: entry.needed, assigned: entry.assigned })}
            >
              <Stack gap="xs" mt="xs">
                {items.map(({ assessorId, name, employer, load, isAssigned, bars }) => (
                  <Checkbox
                    key={assessorId}
                    value={assessorId}
                    disabled={isAssigned || bars.length > 0}
                    label={`${name} · ${employer} · ${say('assignment.load', { count: load })}`}
                    description={
                      isAssigned
                        ? say('assignment.is-assigned')
                        : bars
                            .map(({ source, reason }) =>
                              say('assignment.barred', { source: say(`conflict.source-${source}`), reason }),
                            )
                            .join(' ')
                    }
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            {items.length === 0 && <Text>{say('assignment.no-assessors')}</Text>}
            {assign.error !== null && <ErrorState error={assign.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {say('ui.cancel')}
              </Button>
              <Button
                disabled={chosen.length === 0}
                loading={assign.isPending}
                onClick={() => void run().catch(() => undefined)}
              >
                {say('assignment.assign')}
              </Button>
            </Group>
          </Stack>
        )}
      </Loaded>
    </DialogBox>
  );
}
