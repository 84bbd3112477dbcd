import { Group, NumberInput, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Demand, RecordsScale } from '../../../core/scoring/scales/records.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { type BoundMark, useParts } from './bound-mark.ts';
import { MarkProblems } from './mark-problems.tsx';

type Found = Record<string, number | ''>;

function fieldsOf({ kind }: Demand): readonly string[] {
  return kind === 'share' ? ['part', 'whole'] : ['persons', 'sum', 'least'];
}

/** What the records hold for each demand, with the reading by which it counts. */
export function RecordsMarkField({ scale, ...bound }: BoundMark & { readonly scale: RecordsScale }): ReactNode {
  const { say, text } = useSpeech();
  const places = scale.demands.flatMap((demand) => fieldsOf(demand).map((field) => `${demand.id}/${field}`));
  const { parts, problems, change } = useParts<Found>(
    bound,
    Object.fromEntries(places.map((place) => [place, ''])),
    (given) => {
      if (Object.values(given).includes('')) return undefined;
      const found = scale.demands.map((demand) => [
        demand.id,
        Object.fromEntries(fieldsOf(demand).map((field) => [field, given[`${demand.id}/${field}`]])),
      ]);
      return { found: Object.fromEntries(found) };
    },
    ({ found }) => {
      const kept = found as Record<string, Record<string, number>> | undefined;
      return Object.fromEntries(
        scale.demands.flatMap((demand) =>
          fieldsOf(demand).map((field) => [`${demand.id}/${field}`, kept?.[demand.id]?.[field] ?? 0]),
        ),
      );
    },
  );
  return (
    <Stack gap="xs">
      {scale.demands.map((demand) => (
        <fieldset key={demand.id} className="quiet-fieldset">
          <legend>
            {text(demand.text)}
            <Text component="span" size="sm">{` · ${say(
              demand.kind === 'share' ? 'sheet.reading-share' : `sheet.reading-${demand.reading}`,
              { atLeast: String(demand.atLeast) },
            )}`}</Text>
          </legend>
          <Group align="end" grow preventGrowOverflow={false}>
            {fieldsOf(demand).map((field) => {
              const place = `${demand.id}/${field}`;
              return (
                <NumberInput
                  key={field}
                  label={say(`sheet.found-${field as 'part'}`)}
                  value={parts[place] ?? ''}
                  min={0}
                  hideControls
                  disabled={bound.isReadOnly}
                  onChange={(value) => change({ ...parts, [place]: typeof value === 'number' ? value : '' })}
                />
              );
            })}
          </Group>
        </fieldset>
      ))}
      <MarkProblems problems={problems} />
    </Stack>
  );
}
