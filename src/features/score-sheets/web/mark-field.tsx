import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Indicator, Pack } from '../../../core/criteria/pack.ts';
import { toText, mul } from '../../../core/ratio.ts';
import { exact } from '../../../core/criteria/amount.ts';
import { type Mark, marksFor, shareOf } from '../../../core/scoring/sheet.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';

interface Props {
  readonly pack: Pack;
  readonly indicator: Indicator;
  readonly mark: Readonly<Record<string, unknown>> | undefined;
  readonly onChange: (mark: Record<string, unknown> | undefined) => void;
  readonly isReadOnly: boolean;
}

/** A mark is chosen from what its scale allows, each choice shown with the points it is worth. */
export function MarkField({ pack, indicator, mark, onChange, isReadOnly }: Props): ReactNode {
  const { say, exact: number } = useSpeech();
  const choices = marksFor(pack, indicator) ?? [];
  const keyOf = (choice: unknown) => JSON.stringify(choice, Object.keys(choice as object).toSorted());
  const worth = (choice: Mark) => number(toText(mul(shareOf(pack, indicator, choice), exact(indicator.points))));
  const options = choices.map((choice) => ({
    value: keyOf(choice),
    label: say('sheet.points-of', { points: worth(choice), of: number(toText(exact(indicator.points))) }),
  }));
  return (
    <NativeSelect
      label={say('sheet.mark')}
      value={mark === undefined ? '' : keyOf(mark)}
      disabled={isReadOnly}
      data={[{ value: '', label: say('sheet.not-marked') }, ...options.toReversed()]}
      onChange={(event) =>
        onChange(
          event.currentTarget.value === ''
            ? undefined
            : (JSON.parse(event.currentTarget.value) as Record<string, unknown>),
        )
      }
    />
  );
}
