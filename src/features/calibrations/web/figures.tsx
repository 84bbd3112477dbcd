import { List } from '@mantine/core';
import type { ReactNode } from 'react';
import { FactList } from '../../../platform/ui/facts.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { OrderChoice } from '../../calibrated-orders/web/order-choice.tsx';
import { LineReading } from './line-reading.tsx';
import { type Answer, type Calibration, figure } from './parts.ts';
import { Ranks } from './ranks.tsx';
import { Severities } from './severities.tsx';
import { Slopes } from './slopes.tsx';

/** All that a calibration says, from the whole to the single entry. */
export function Figures({ found, answer }: { readonly found: Calibration; readonly answer: Answer }): ReactNode {
  const { say, share } = useSpeech();
  const { reliability } = answer;
  const whole = answer.varianceEntry + answer.varianceAssessor + answer.varianceResidual;
  const interval = (of: typeof reliability.icc2) =>
    of === null
      ? '–'
      : say('calibration.with-interval', { value: figure(of.value), low: figure(of.low), high: figure(of.high) });
  return (
    <>
      <FactList
        facts={[
          {
            label: say('calibration.based-on'),
            value: say('calibration.sheets-of', { sheets: found.sheets, open: found.openSheets }),
          },
          {
            label: say('calibration.shares'),
            value: say('calibration.shares-of', {
              entry: share(answer.varianceEntry / whole),
              assessor: share(answer.varianceAssessor / whole),
              rest: share(answer.varianceResidual / whole),
            }),
          },
          { label: say('calibration.icc2'), value: interval(reliability.icc2) },
          { label: say('calibration.icc2k'), value: interval(reliability.icc2k) },
          {
            label: say('calibration.alpha'),
            value: reliability.alphaInterval === null ? '–' : figure(reliability.alphaInterval),
          },
        ]}
      />
      {answer.notices.length > 0 && (
        <Section title={say('calibration.notices')}>
          <List>
            {answer.notices.map(({ code, message }) => (
              <List.Item key={code}>{message}</List.Item>
            ))}
          </List>
        </Section>
      )}
      <Severities editionId={found.editionId} answer={answer} />
      <Ranks answer={answer} />
      <Slopes answer={answer} />
      <LineReading found={found} answer={answer} />
      <OrderChoice editionId={found.editionId} fit={found.fit} entries={answer.entries} />
    </>
  );
}
