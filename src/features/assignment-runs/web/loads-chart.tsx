import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../../platform/ui/chart-frame.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Run } from './run-settings.ts';

type Loads = NonNullable<Run['solved']>['loads'];

/** A line of the chart for each assessor; more than these are read from the table. */
const mostDrawn = 40;

/** How many entries everybody gets, now and then. */
export function LoadsChart({ loads }: { readonly loads: Loads }): ReactNode {
  const { say } = useSpeech();
  const [now, then] = [say('run.before'), say('run.after')];
  const option = useMemo(() => {
    const drawn = loads.slice(0, mostDrawn).toReversed();
    return {
      grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, data: [now, then] },
      xAxis: { type: 'value' as const, minInterval: 1 },
      yAxis: {
        type: 'category' as const,
        data: drawn.map(({ name }) => name),
        axisLabel: { width: 150, overflow: 'truncate' as const },
      },
      series: [
        { name: now, type: 'bar' as const, data: drawn.map(({ before }) => before) },
        { name: then, type: 'bar' as const, data: drawn.map(({ after }) => after) },
      ],
    };
  }, [loads, now, then]);
  const after = loads.map((load) => load.after);
  return (
    <ChartFrame
      title={say('run.loads')}
      summary={say('run.loads-summary', {
        assessors: loads.length,
        from: after.reduce((least, one) => Math.min(least, one), Infinity),
        to: after.reduce((most, one) => Math.max(most, one), 0),
      })}
      option={option}
      height={Math.max(200, 72 + 34 * Math.min(loads.length, mostDrawn))}
      table={{
        columns: [say('run.assessor'), now, then, say('run.limits')],
        rows: loads.map(({ name, before, after: load, least, most }) => [name, before, load, `${least}–${most}`]),
      }}
    />
  );
}
