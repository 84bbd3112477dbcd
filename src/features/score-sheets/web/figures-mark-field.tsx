import { Group, NumberInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MeasuredScale } from '../../../core/scoring/scales/measured.ts';
import type { SatisfactionScale } from '../../../core/scoring/scales/satisfaction.ts';
import type { VotesScale } from '../../../core/scoring/scales/votes.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { type BoundMark, useParts } from './bound-mark.ts';
import { MarkProblems } from './mark-problems.tsx';

/** The figures that each kind asks for, by their place in the mark. */
const asked = { measured: ['figure'], satisfaction: ['satisfied', 'sample'], votes: ['votes'] } as const;

interface Props extends BoundMark {
  readonly scale: MeasuredScale | SatisfactionScale | VotesScale;
}

/** Figures as they were counted or measured; the points follow from the scale. */
export function FiguresMarkField({ scale, ...bound }: Props): ReactNode {
  const { say, text } = useSpeech();
  const fields: readonly string[] = asked[scale.kind];
  const { parts, problems, change } = useParts<Record<string, number | ''>>(
    bound,
    Object.fromEntries(fields.map((field) => [field, ''])),
    (given) => (Object.values(given).includes('') ? undefined : given),
    (mark) => Object.fromEntries(fields.map((field) => [field, Number(mark[field])])),
  );
  return (
    <Stack gap={4}>
      <Group align="end" grow preventGrowOverflow={false}>
        {fields.map((field) => (
          <NumberInput
            key={field}
            label={say(`sheet.figure-${field}`)}
            value={parts[field] ?? ''}
            min={0}
            hideControls
            disabled={bound.isReadOnly}
            suffix={scale.kind === 'measured' ? ` ${text(scale.unit)}` : undefined}
            onChange={(value) => change({ ...parts, [field]: typeof value === 'number' ? value : '' })}
          />
        ))}
      </Group>
      <MarkProblems problems={problems} />
    </Stack>
  );
}
