import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EvidenceLine } from '../../evidence/web/evidence-line.tsx';
import type { listOffers } from '../contract.ts';
import type { AnswerValue } from './answer-value.ts';

export type Offer = AnswerOf<typeof listOffers>['items'][number];

interface OfferBoxProps {
  readonly offer: Offer;
  readonly value: AnswerValue;
  readonly change: (value: AnswerValue) => void;
}

/** What the drive holds for this indicator. Taking it adds to what is written here and replaces nothing. */
export function OfferBox({ offer, value, change }: OfferBoxProps): ReactNode {
  const { say } = useSpeech();
  const chosen = new Set(value.evidence.map(({ id }) => id));
  const pieces = offer.evidence.filter(({ id }) => !chosen.has(id));
  const text = offer.text === '' || value.text.includes(offer.text) ? '' : offer.text;
  if (text === '' && pieces.length === 0) return null;
  const take = (): void =>
    change({
      ...value,
      text: [value.text, text].filter((words) => words !== '').join('\n'),
      evidence: [...value.evidence, ...pieces],
    });
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Text fw={600}>{say('entry.offer')}</Text>
        {text !== '' && <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>}
        {pieces.map((piece) => (
          <EvidenceLine key={piece.id} piece={piece} />
        ))}
        <Group>
          <Button
            variant="default"
            aria-label={say('entry.take-offer-for', { number: offer.indicator })}
            onClick={take}
          >
            {say('entry.take-offer')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
