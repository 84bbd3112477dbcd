import type { AnswerOf } from '../../../platform/operation.ts';
import type { getCalibration } from '../contract.ts';

export type Calibration = AnswerOf<typeof getCalibration>;
export type Answer = NonNullable<Calibration['answer']>;
export type Entry = Answer['entries'][number];

/** So many rows of a long list are drawn; the tables and the file have all. */
export const mostDrawn = 60;

export function figure(value: number, decimals = 2): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/** With its sign, as differences are read. */
export function signed(value: number, decimals = 2): string {
  const text = figure(value, decimals);
  return Number(text) > 0 ? `+${text}` : text;
}

/** Those around the line, or the first ones where there is none. */
export function aroundLine(answer: Answer): readonly Entry[] {
  const { entries, line } = answer;
  if (entries.length <= mostDrawn) return entries;
  const from = Math.max(0, Math.min((line?.places ?? 0) - mostDrawn / 2, entries.length - mostDrawn));
  return entries.slice(from, from + mostDrawn);
}
