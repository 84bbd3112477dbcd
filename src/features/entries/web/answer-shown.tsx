import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Indicator } from '../../../core/criteria/pack.ts';
import { pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EvidenceLine } from '../../evidence/web/evidence-line.tsx';
import type { Answer } from './answer-value.ts';
import { ClaimShown } from './claim-field.tsx';
import { EvidenceAskedFor } from './evidence-asked.tsx';
import { placeId } from './pack-tree.tsx';

interface AnswerShownProps {
  readonly indicator: Indicator;
  readonly answer: Answer | undefined;
}

/** An answer that is not worked on any more: what was said, and with which evidence. */
export function AnswerShown({ indicator, answer }: AnswerShownProps): ReactNode {
  const { say, text } = useSpeech();
  return (
    <IndicatorRow
      id={placeId(indicator.number)}
      number={indicator.number}
      text={text(indicator.text)}
      points={toText(pointsOf(indicator))}
      methods={indicator.methods.map((method) => say(`method.${method}`))}
      evidence={<EvidenceAskedFor asked={indicator.evidence} />}
      state={answer === undefined ? <Status tone="off">{say('entry.empty')}</Status> : undefined}
    >
      {answer !== undefined && (
        <Stack gap="xs">
          {answer.notApplicable !== null && <ClaimShown substitute={answer.notApplicable.substitute} />}
          {answer.text !== '' && <Text style={{ whiteSpace: 'pre-wrap' }}>{answer.text}</Text>}
          {answer.evidence.length > 0 && (
            <ul className="waiting">
              {answer.evidence.map((piece) => (
                <li key={piece.id}>
                  <EvidenceLine piece={piece} />
                </li>
              ))}
            </ul>
          )}
        </Stack>
      )}
    </IndicatorRow>
  );
}
