import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listMyAgreements } from '../contract.ts';

/** How my marks on the anchors compare; for me alone. Nothing where I score no anchors. */
export function MyAgreement(): ReactNode {
  const { say, text } = useSpeech();
  const read = useOperation(listMyAgreements);
  if (read.data === undefined || read.data.items.length === 0) return null;
  return (
    <Section title={say('calibration.mine')}>
      <Text>{say('calibration.mine-lead')}</Text>
      <List>
        {read.data.items.map(({ editionId, programmeName, editionNumber, anchors, scored, agreement }) => (
          <List.Item key={editionId}>
            {say('waiting.edition', { programme: text(programmeName), edition: editionNumber })}
            {' · '}
            {agreement === null
              ? say('calibration.mine-waiting', { scored, anchors })
              : say(directionOf(agreement.meanDifference), {
                  by: Math.abs(agreement.meanDifference).toFixed(1),
                  typical: agreement.typicalDifference.toFixed(1),
                })}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

function directionOf(difference: number): string {
  if (difference === 0) return 'calibration.mine-level';
  return difference > 0 ? 'calibration.mine-milder' : 'calibration.mine-stricter';
}
