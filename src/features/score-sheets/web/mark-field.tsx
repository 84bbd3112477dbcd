import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Indicator, Pack } from '../../../core/criteria/pack.ts';
import { toText, mul } from '../../../core/ratio.ts';
import { exact } from '../../../core/criteria/amount.ts';
import type { Problem } from '../../../core/problem.ts';
import { type Mark, marksFor, readMark, shareOf } from '../../../core/scoring/sheet.ts';
import { scaleOf } from '../../../core/scoring/scale-of.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { FiguresMarkField } from './figures-mark-field.tsx';
import { RadarMarkField, RangedMarkField } from './percent-mark-fields.tsx';
import { RecordsMarkField } from './records-mark-field.tsx';

interface Props {
  readonly pack: Pack;
  readonly indicator: Indicator;
  readonly mark: Readonly<Record<string, unknown>> | undefined;
  readonly onChange: (mark: Record<string, unknown> | undefined) => void;
  readonly isReadOnly: boolean;
}

/** How a mark is entered is the business of its scale's kind. */
export function MarkField(props: Props): ReactNode {
  const scale = scaleOf(props.pack, props.indicator);
  const { pack, indicator, mark, onChange, isReadOnly } = props;
  const problemsIn = (value: unknown): readonly Problem[] => {
    const problems: Problem[] = [];
    readMark(pack, indicator, value, '', (code, pointer, params) => {
      problems.push({ code, pointer, params: { ...params, number: indicator.number } });
    });
    return problems;
  };
  const bound = { mark, onChange, isReadOnly, problemsIn };
  switch (scale.kind) {
    case 'radar':
      return <RadarMarkField {...bound} scale={scale} />;
    case 'records':
      return <RecordsMarkField {...bound} scale={scale} />;
    case 'satisfaction':
    case 'measured':
    case 'votes':
      return <FiguresMarkField {...bound} scale={scale} />;
    case 'percentage':
      return scale.ranges === undefined ? (
        <ListedMarkField {...props} />
      ) : (
        <RangedMarkField {...bound} scale={{ ...scale, ranges: scale.ranges }} />
      );
    case 'points':
    case 'grades':
    case 'yes-no':
      return <ListedMarkField {...props} />;
  }
}

/** A mark is chosen from what its scale allows, each choice shown with the points it is worth. */
function ListedMarkField({ pack, indicator, mark, onChange, isReadOnly }: Props): ReactNode {
  const { say, exact: number } = useSpeech();
  const choices = marksFor(pack, indicator) ?? [];
  const keyOf = (choice: unknown) => JSON.stringify(choice, Object.keys(choice as object).toSorted());
  const worth = (choice: Mark) => number(toText(mul(shareOf(pack, indicator, choice), exact(indicator.points))));
  const options = choices.map((choice) => ({
    value: keyOf(choice),
    label: `${'grade' in choice ? `${choice.grade} · ` : ''}${say('sheet.points-of', { points: worth(choice), of: number(toText(exact(indicator.points))) })}`,
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
