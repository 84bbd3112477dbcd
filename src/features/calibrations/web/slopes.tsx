import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ChartOption } from '../../../platform/ui/chart.tsx';
import { ChartFrame } from '../../../platform/ui/chart-frame.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { type Answer, aroundLine } from './parts.ts';

/** Rank by mean at the left, calibrated at the right; who crosses the line is drawn strong. */
export function Slopes({ answer }: { readonly answer: Answer }): ReactNode {
  const { say, text } = useSpeech();
  const { entries, line } = answer;
  const shown = aroundLine(answer);
  const crossing = crossingLine(answer);
  const moved = entries.filter(({ rawRank, rank }) => rawRank !== rank).length;
  const option = useMemo((): ChartOption => {
    const crosses = new Set(crossing.map(({ entryId }) => entryId));
    return {
      grid: { left: 8, right: 96, top: 16, bottom: 32, containLabel: true },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: [say('calibration.column-raw-rank'), say('calibration.column-rank')],
        axisLabel: { interval: 0, alignMinLabel: 'left', alignMaxLabel: 'right' },
      },
      yAxis: { type: 'value', inverse: true, min: 'dataMin', max: 'dataMax', minInterval: 1, name: '' },
      series: shown.map(({ entryId, number, unitName, rawRank, rank }, at) => ({
        type: 'line',
        data: [rawRank, rank],
        symbolSize: 5,
        color: crosses.has(entryId) ? '#b3661a' : '#7d8fae',
        lineStyle: { width: crosses.has(entryId) ? 3 : 1, type: crosses.has(entryId) ? 'solid' : 'dotted' },
        endLabel: { show: crosses.has(entryId), formatter: text(unitName) || number, width: 90, overflow: 'truncate' },
        ...(at === 0 && line !== null
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { type: 'dashed', width: 2 },
                data: [{ yAxis: line.places + 0.5 }],
              },
            }
          : {}),
      })),
    };
  }, [shown, crossing, line, say, text]);
  return (
    <Section title={say('calibration.slopes')}>
      <ChartFrame
        title={say('calibration.slopes-of', { count: entries.length })}
        summary={say('calibration.slopes-told', { moved, crossing: crossing.length })}
        option={option}
        height={Math.max(260, 60 + shown.length * 12)}
        table={{
          columns: [
            say('calibration.column-number'),
            say('calibration.column-unit'),
            say('calibration.column-raw-rank'),
            say('calibration.column-rank'),
          ],
          rows: entries.map(({ number, unitName, rawRank, rank }) => [number, text(unitName), rawRank, rank]),
        }}
      />
    </Section>
  );
}

function crossingLine({ entries, line }: Answer): Answer['entries'] {
  if (line === null) return [];
  return entries.filter(({ rawRank, rank }) => rawRank <= line.places !== rank <= line.places);
}
