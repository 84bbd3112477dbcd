import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { limits } from '../../../core/limits.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { pieceInUse } from '../contract.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { EvidencePicker } from './evidence-picker.tsx';

export type PieceInUse = z.output<typeof pieceInUse>;

interface ChosenProps {
  readonly unitId: string;
  readonly period: { readonly from: string; readonly to: string };
  /** Of the indicator. */
  readonly number: string;
  readonly pieces: readonly PieceInUse[];
  readonly change: (pieces: readonly PieceInUse[]) => void;
}

/** The evidence of one indicator, and the way to more. */
export function ChosenEvidence({ unitId, period, number, pieces, change }: ChosenProps): ReactNode {
  const { say } = useSpeech();
  const [choosing, setChoosing] = useState(false);
  const close = (): void => setChoosing(false);
  return (
    <div>
      <ul className="waiting">
        {pieces.map((piece) => (
          <li key={piece.id}>
            <EvidenceLine piece={piece} />
            <button
              type="button"
              className="plain"
              aria-label={say('entry.leave-out-piece', { title: piece.title })}
              onClick={() => change(pieces.filter(({ id }) => id !== piece.id))}
            >
              {say('entry.leave-out')}
            </button>
          </li>
        ))}
      </ul>
      <Group mt="xs">
        <Button
          variant="default"
          disabled={pieces.length >= limits.evidencePerIndicator}
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
          taken={pieces.map(({ id }) => id)}
          close={close}
          done={({ id, title, kind, url, fileName, sha256, covers }) => {
            change([...pieces, { id, title, kind, url, fileName, sha256, covers }]);
            close();
          }}
        />
      )}
    </div>
  );
}
