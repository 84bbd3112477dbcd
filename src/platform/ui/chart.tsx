import { useComputedColorScheme } from '@mantine/core';
import { BarChart, CustomChart, FunnelChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts';
import type {
  BarSeriesOption,
  CustomSeriesOption,
  FunnelSeriesOption,
  LineSeriesOption,
  RadarSeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
} from 'echarts/components';
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  RadarComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

use([BarChart, CustomChart, FunnelChart, LineChart, RadarChart, ScatterChart]);
use([GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, SVGRenderer]);

/** What may be drawn; another kind of chart is one more line above and below. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | FunnelSeriesOption
  | LineSeriesOption
  | RadarSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | RadarComponentOption
  | TooltipComponentOption
>;

/** Told apart by lightness as well as by hue, on either ground. */
const colours = {
  light: ['#1d4480', '#b3661a', '#12613a', '#7a3b8f', '#4f565e'],
  dark: ['#9dbcf0', '#f0c274', '#7fd0a2', '#d3a4e3', '#b4bac1'],
};

interface ChartProps {
  readonly option: ChartOption;
  readonly height: number;
}

/** Draws as SVG, follows its width and the colour scheme, and stands still for who wishes no motion. */
export function Chart({ option, height }: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (place.current === null) return undefined;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption({
      color: colours[scheme],
      textStyle: { fontFamily: 'inherit', fontSize: 13, color: scheme === 'dark' ? '#e6e8eb' : '#16191d' },
      animation: !still,
      ...option,
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, scheme]);
  return <div ref={place} style={{ height }} />;
}
