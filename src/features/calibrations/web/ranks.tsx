import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../../platform/ui/chart-frame.tsx';
import { dotPlot, dotPlotHeight } from '../../../platform/ui/dot-plot.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { type Answer, aroundLine, figure } from './parts.ts';

/** Calibrated ranks with the interval in which each truly lies, and the cut line. */
export function Ranks({ answer }: { readonly answer: Answer }): ReactNode {
  const { say, text, share } = useSpeech();
  const { entries, line } = answer;
  const shown = aroundLine(answer);
  const option = useMemo(
    () =>
      dotPlot({
        dots: shown.map(({ number, unitName, rank, rankLow, rankHigh }) => ({
          name: text(unitName) || number,
          value: rank,
          low: rankLow,
          high: rankHigh,
        })),
        axis: say('calibration.rank-axis'),
        ranks: true,
        ...(line === null
          ? {}
          : { line: { at: line.places + 0.5, name: say('calibration.cut', { places: line.places }) } }),
      }),
    [shown, line, say, text],
  );
  const contested = entries.filter(({ isContested }) => isContested).length;
  return (
    <Section title={say('calibration.ranks')}>
      <ChartFrame
        title={say('calibration.ranks-of', { count: entries.length })}
        summary={
          line === null
            ? say('calibration.no-line')
            : say('calibration.ranks-told', { places: line.places, contested, sure: share(line.confidence) })
        }
        option={option}
        height={dotPlotHeight(shown.length)}
        table={{
          columns: [
            say('calibration.column-number'),
            say('calibration.column-unit'),
            say('calibration.column-raw'),
            say('calibration.column-calibrated'),
            say('calibration.column-error'),
            say('calibration.column-raw-rank'),
            say('calibration.column-rank'),
            say('calibration.rank-interval'),
            say('calibration.column-chance'),
          ],
          rows: entries.map((entry) => [
            entry.number,
            text(entry.unitName),
            figure(entry.rawMean),
            figure(entry.calibrated),
            figure(entry.standardError),
            entry.rawRank,
            entry.rank,
            `${entry.rankLow}–${entry.rankHigh}`,
            entry.chanceAbove === null ? '–' : share(entry.chanceAbove),
          ]),
        }}
      />
      {shown.length < entries.length && <Text>{say('calibration.drawn-part', { shown: shown.length })}</Text>}
    </Section>
  );
}
