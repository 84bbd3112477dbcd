import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { limits } from '../../../core/limits.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EvidenceLine } from '../../evidence/web/evidence-line.tsx';
import { EvidencePicker } from '../../evidence/web/evidence-picker.tsx';
import type { AnswerValue } from './answer-value.ts';

interface ChosenProps {
  readonly unitId: string;
  readonly period: { readonly from: string; readonly to: string };
  /** Of the indicator. */
  readonly number: string;
  readonly value: AnswerValue;
  readonly change: (value: AnswerValue) => void;
}

/** The evidence of one answer, and the way to more. */
export function ChosenEvidence({ unitId, period, number, value, change }: ChosenProps): ReactNode {
  const { say } = useSpeech();
  const [choosing, setChoosing] = useState(false);
  const { evidence } = value;
  const close = (): void => setChoosing(false);
  return (
    <div>
      <ul className="waiting">
        {evidence.map((piece) => (
          <li key={piece.id}>
            <EvidenceLine piece={piece} />
            <button
              type="button"
              className="plain"
              aria-label={say('entry.leave-out-piece', { title: piece.title })}
              onClick={() => change({ ...value, evidence: evidence.filter(({ id }) => id !== piece.id) })}
            >
              {say('entry.leave-out')}
            </button>
          </li>
        ))}
      </ul>
      <Group mt="xs">
        <Button
          variant="default"
          disabled={evidence.length >= limits.evidencePerIndicator}
          aria-label={say('entry.add-evidence-to', { number })}
          onClick={() => setChoosing(true)}
        >
          {say('entry.add-evidence')}
        </Button>
      </Group>
      {choosing && (
        <EvidencePicker
          title={say('entry.add-evidence-to', { number })}
          unitId={unitId}
          period={period}
          taken={evidence.map(({ id }) => id)}
          close={close}
          done={({ id, title, kind, url, fileName, sha256, covers }) => {
            change({ ...value, evidence: [...evidence, { id, title, kind, url, fileName, sha256, covers }] });
            close();
          }}
        />
      )}
    </div>
  );
}
