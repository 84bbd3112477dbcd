import { Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PercentageScale, PercentRange } from '../../../core/scoring/scales/percentage.ts';
import { rangeName } from '../../../core/scoring/scales/percentage.ts';
import type { RadarScale } from '../../../core/scoring/scales/radar.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { type BoundMark, useParts } from './bound-mark.ts';

type RangedScale = PercentageScale & { readonly ranges: readonly PercentRange[] };

function percentsIn({ from, to }: PercentRange, step: number): number[] {
  return Array.from({ length: Math.floor(to / step) + 1 }, (_, index) => index * step).filter((each) => each >= from);
}

/** The range that describes best first, then the number within it. */
export function RangedMarkField({ scale, ...bound }: BoundMark & { readonly scale: RangedScale }): ReactNode {
  const { say, text } = useSpeech();
  const { parts, change } = useParts(
    bound,
    { range: '', percent: '' },
    ({ range, percent }) => (range === '' || percent === '' ? undefined : { range, percent: Number(percent) }),
    (mark) => ({ range: mark['range'] as string, percent: String(mark['percent'] as number) }),
  );
  const range = scale.ranges.find((one) => rangeName(one) === parts.range);
  const percents = range === undefined ? [] : percentsIn(range, scale.step);
  return (
    <Stack gap={4}>
      <Group align="end" grow preventGrowOverflow={false}>
        <NativeSelect
          label={say('sheet.range')}
          value={parts.range}
          disabled={bound.isReadOnly}
          data={[
            { value: '', label: say('sheet.not-marked') },
            ...scale.ranges.map((one) => ({ value: rangeName(one), label: `${one.from}–${one.to} %` })),
          ]}
          onChange={(event) => change({ range: event.currentTarget.value, percent: '' })}
        />
        <NativeSelect
          label={say('sheet.percent')}
          value={parts.percent}
          disabled={bound.isReadOnly || range === undefined}
          data={[
            { value: '', label: say(range === undefined ? 'sheet.range-first' : 'sheet.not-marked') },
            ...percents.map((each) => ({ value: String(each), label: `${each} %` })),
          ]}
          onChange={(event) => change({ ...parts, percent: event.currentTarget.value })}
        />
      </Group>
      {range !== undefined && <Text size="sm">{text(range.text)}</Text>}
      <details>
        <summary>{say('sheet.all-ranges')}</summary>
        <List size="sm">
          {scale.ranges.map((one) => (
            <List.Item key={one.from}>{`${one.from}–${one.to} %: ${text(one.text)}`}</List.Item>
          ))}
          {scale.factors?.map((factor) => (
            <List.Item key={factor.en}>{text(factor)}</List.Item>
          ))}
        </List>
      </details>
    </Stack>
  );
}

/** A percentage for each attribute; what governs the total says so. */
export function RadarMarkField({ scale, ...bound }: BoundMark & { readonly scale: RadarScale }): ReactNode {
  const { say, text } = useSpeech();
  const none: Record<string, string> = Object.fromEntries(scale.attributes.map(({ id }) => [id, '']));
  const { parts, change } = useParts(
    bound,
    none,
    (given) =>
      Object.values(given).includes('')
        ? undefined
        : { attributes: Object.fromEntries(Object.entries(given).map(([id, percent]) => [id, Number(percent)])) },
    ({ attributes }) =>
      Object.fromEntries(
        scale.attributes.map(({ id }) => [id, String((attributes as Record<string, number> | undefined)?.[id] ?? '')]),
      ),
  );
  const choices = scale.ranges.flatMap((range) =>
    percentsIn(range, scale.step).map((each) => ({ value: String(each), label: `${each} % · ${text(range.text)}` })),
  );
  return (
    <Stack gap="xs">
      {scale.attributes.map(({ id, text: name }) => (
        <NativeSelect
          key={id}
          label={scale.governing?.includes(id) === true ? say('sheet.governing', { name: text(name) }) : text(name)}
          value={parts[id] ?? ''}
          disabled={bound.isReadOnly}
          data={[{ value: '', label: say('sheet.not-marked') }, ...choices]}
          onChange={(event) => change({ ...parts, [id]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  );
}
