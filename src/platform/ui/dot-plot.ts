import type { ChartOption } from './chart.tsx';

export interface Dot {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface DotPlot {
  readonly dots: readonly Dot[];
  /** What the horizontal axis measures. */
  readonly axis: string;
  /** A line drawn across all rows, with its words. */
  readonly line?: { readonly at: number; readonly name: string };
  /** Whole numbers from 1 on, as ranks are. */
  readonly ranks?: boolean;
}

const rowHeight = 22;

const labelWidth = 16;

/** Names of a list differ at their end as often as at their beginning: a long one loses its middle. */
export function shortened(name: string): string {
  if (widthOf(name) <= labelWidth) return name;
  const all = Array.from(name);
  let [head, tail] = ['', ''];
  for (let at = 0; widthOf(`${head}${tail}`) < labelWidth - 1; at += 1) {
    head += all[at] ?? '';
    tail = `${all.at(-1 - at) ?? ''}${tail}`;
  }
  return `${head.trimEnd()}…${tail.trimStart()}`;
}

/** A Chinese character takes the room of two letters. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0);
}

/** Room for every row and the axis. */
export function dotPlotHeight(rows: number): number {
  return 90 + rows * rowHeight;
}

/** One row for each dot, the first at the top, with its interval drawn through it. */
export function dotPlot({ dots, axis, line, ranks = false }: DotPlot): ChartOption {
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 48, containLabel: true },
    xAxis: {
      type: 'value',
      name: axis,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { width: 240, overflow: 'break' },
      scale: !ranks,
      ...(ranks ? { min: 0, minInterval: 1 } : {}),
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: dots.map(({ name }) => name),
      axisLabel: { formatter: shortened, interval: 0, fontSize: 12 },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: dots.map(({ low, high }, row) => [row, low, high]),
        encode: { x: [1, 2], y: 0 },
        renderItem: (_, api) => {
          const row = api.value(0);
          const [fromX = 0, fromY = 0] = api.coord([api.value(1), row]);
          const [toX = 0, toY = 0] = api.coord([api.value(2), row]);
          return {
            type: 'line',
            shape: { x1: fromX, y1: fromY, x2: toX, y2: toY },
            style: { stroke: api.visual('color') as string, lineWidth: 2, opacity: 0.6 },
          };
        },
      },
      {
        type: 'scatter',
        symbolSize: 9,
        data: dots.map(({ value }, row) => [value, row]),
        ...(line === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { type: 'dashed', width: 2 },
                label: { formatter: line.name, position: 'start' },
                data: [{ xAxis: line.at }],
              },
            }),
      },
    ],
  };
}
