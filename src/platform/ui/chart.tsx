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

/** Series told apart by lightness as well as by hue; words and lines strong enough on either ground. */
const grounds = {
  light: { series: ['#1d4480', '#b3661a', '#12613a', '#7a3b8f', '#4f565e'], words: '#3a4047', lines: '#c3c9cf' },
  dark: { series: ['#9dbcf0', '#f0c274', '#7fd0a2', '#d3a4e3', '#b4bac1'], words: '#d3d7dc', lines: '#4b5158' },
};

function themeFor(scheme: 'light' | 'dark'): object {
  const { series, words, lines } = grounds[scheme];
  const axis = {
    axisLabel: { color: words },
    nameTextStyle: { color: words },
    axisLine: { lineStyle: { color: lines } },
    splitLine: { lineStyle: { color: lines } },
  };
  return {
    color: series,
    textStyle: { fontFamily: 'inherit', fontSize: 13, color: words },
    categoryAxis: axis,
    valueAxis: axis,
    radar: {
      axisName: { color: words },
      axisLine: axis.axisLine,
      splitLine: axis.splitLine,
      splitArea: { show: false },
    },
    legend: { textStyle: { color: words } },
    label: { color: words },
  };
}

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
    const chart = init(place.current, themeFor(scheme), { renderer: 'svg' });
    chart.setOption({ animation: !still, ...option });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, scheme]);
  return <div ref={place} style={{ height }} />;
}
