import { Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEntryAssignments } from '../../assignments/contract.ts';
import { getAnchors, markAnchors } from '../contract.ts';

type Found = AnswerOf<typeof getAnchors>;

/** The entries that everybody scores first. */
export function Anchors({ editionId }: { readonly editionId: string }): ReactNode {
  const read = useOperation(getAnchors, { params: { editionId } });
  return <Loaded read={read}>{(found) => <Named found={found} />}</Loaded>;
}

function Named({ found }: { readonly found: Found }): ReactNode {
  const { say, text } = useSpeech();
  return (
    <Section
      title={say('calibration.anchors')}
      actions={
        found.anchors.length > 0 && !found.isDecided ? (
          <LinkButton to={`/editions/${found.editionId}/assignments`} quiet>
            {say('calibration.go-assign')}
          </LinkButton>
        ) : undefined
      }
    >
      <Stack gap="sm" align="flex-start">
        <Text>{say('calibration.anchors-lead')}</Text>
        {found.anchors.length > 0 && (
          <List>
            {found.anchors.map(({ entryId, number, unitName, assigned, submitted }) => (
              <List.Item key={entryId}>
                {say('calibration.anchor', {
                  number,
                  unit: text(unitName),
                  submitted,
                  assigned,
                  assessors: found.assessorsOfEdition,
                })}
              </List.Item>
            ))}
          </List>
        )}
        {found.isFixed ? <Text c="dimmed">{say('anchors-fixed')}</Text> : <Mark found={found} />}
      </Stack>
    </Section>
  );
}

function Mark({ found }: { readonly found: Found }): ReactNode {
  const { say, text } = useSpeech();
  const { editionId } = found;
  const [chosen, setChosen] = useState<readonly string[]>(found.anchors.map(({ entryId }) => entryId));
  const entries = useOperation(listEntryAssignments, { params: { editionId }, query: { limit: 200 } });
  const mark = useChange(markAnchors, { invalidates: [getAnchors] });
  return (
    <Loaded read={entries}>
      {({ items }) =>
        items.length === 0 ? (
          <Text>{say('calibration.anchors-no-entries')}</Text>
        ) : (
          <ConfirmAct
            label={say('calibration.mark-anchors')}
            consequence={say('calibration.mark-anchors-consequence')}
            quiet
            act={() => mark.mutateAsync({ params: { editionId }, body: { entryIds: [...chosen] } })}
          >
            <Checkbox.Group
              value={[...chosen]}
              onChange={setChosen}
              label={say('calibration.anchors-chosen', { count: chosen.length })}
            >
              <Group mt="xs">
                {items.map(({ entryId, number, unitName }) => (
                  <Checkbox key={entryId} value={entryId} label={`${number} ${text(unitName)}`} />
                ))}
              </Group>
            </Checkbox.Group>
          </ConfirmAct>
        )
      }
    </Loaded>
  );
}
