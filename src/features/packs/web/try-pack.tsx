import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { dateAt } from '../../../core/calendar.ts';
import type { Indicator, Pack, Stage } from '../../../core/criteria/pack.ts';
import { countingIndicators, numbersUnder, pointsOf } from '../../../core/criteria/tree.ts';
import type { Choices } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { marksFor } from '../../../core/scoring/sheet.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { MarkField } from '../../score-sheets/web/mark-field.tsx';
import { TryChoices } from './try-choices.tsx';
import { type Findings, nothingFound, TryFindings } from './try-findings.tsx';
import { TryResult } from './try-result.tsx';

type Mark = Readonly<Record<string, unknown>>;
type Marks = Readonly<Record<string, Mark>>;

/** A sheet of a pack filled for trial, and what comes of it: core alone, nothing is sent or kept. */
export function TryPack({ pack }: { readonly pack: Pack }): ReactNode {
  const { say, text, zone } = useSpeech();
  const [today] = useState(() => dateAt(Date.now(), zone));
  const [stageId, setStageId] = useState(pack.stages[0]?.id ?? '');
  const [choices, setChoices] = useState<Choices>({});
  const [findings, setFindings] = useState<Findings>(nothingFound);
  const [marksByStage, setMarks] = useState<Readonly<Record<string, Marks>>>({});
  const stage = pack.stages.find(({ id }) => id === stageId) ?? pack.stages[0];
  if (stage === undefined) return null;
  const marks = marksByStage[stage.id] ?? {};
  const keep = (changed: Marks): void => setMarks({ ...marksByStage, [stage.id]: changed });
  const indicators = markedIn(pack, stage, choices);
  const sheets = Object.entries(marksByStage).flatMap(([id, filled]) =>
    Object.keys(filled).length === 0 ? [] : [{ stage: id, marks: filled }],
  );
  return (
    <>
      <TryResult pack={pack} choices={choices} findings={findings} sheets={sheets} stage={stage.id} today={today} />
      <TryChoices pack={pack} choices={choices} change={setChoices} />
      <TryFindings pack={pack} findings={findings} change={setFindings} />
      <Section
        title={say('pack.try-marks')}
        actions={
          <Group>
            <Button variant="default" onClick={() => keep(fullMarks(pack, indicators))}>
              {say('pack.try-fill')}
            </Button>
            <Button variant="default" onClick={() => keep({})}>
              {say('pack.try-clear')}
            </Button>
          </Group>
        }
      >
        <Stack>
          {pack.stages.length > 1 && (
            <SelectField
              id="try-stage"
              label={say('pack.try-stage')}
              required
              value={stage.id}
              onChange={setStageId}
              problems={[]}
              choices={pack.stages.map(({ id, text: name }) => ({ value: id, label: text(name) }))}
            />
          )}
          {indicators.map((indicator) => (
            <IndicatorRow
              key={`${stage.id} ${indicator.number}`}
              id={`try-${indicator.number}`}
              number={indicator.number}
              text={text(indicator.text)}
              points={toText(pointsOf(indicator))}
              methods={indicator.methods.map((method) => say(`method.${method}`))}
            >
              <MarkField
                pack={pack}
                indicator={indicator}
                mark={marks[indicator.number]}
                isReadOnly={false}
                onChange={(mark) => keep(withMark(marks, indicator.number, mark))}
              />
            </IndicatorRow>
          ))}
          {indicators.length === 0 && <Text>{say('pack.try-no-total')}</Text>}
        </Stack>
      </Section>
    </>
  );
}

function withMark(marks: Marks, number: string, mark: Mark | undefined): Marks {
  const { [number]: _, ...others } = marks;
  return mark === undefined ? others : { ...others, [number]: mark };
}

/** What a stage marks of what counts for the unit. */
function markedIn(pack: Pack, stage: Stage, choices: Choices): readonly Indicator[] {
  const within = stage.criteria === undefined ? undefined : numbersUnder(pack, stage.criteria);
  return countingIndicators(pack, choices).filter(
    ({ number, methods }) =>
      (within?.has(number) ?? true) && (stage.methods?.some((method) => methods.includes(method)) ?? true),
  );
}

/** Full marks of every indicator whose scale has a highest mark; the others are left to be typed. */
function fullMarks(pack: Pack, indicators: readonly Indicator[]): Marks {
  return Object.fromEntries(
    indicators.flatMap((indicator) => {
      const scale = pack.scales[indicator.scale];
      const highest =
        scale?.kind === 'radar'
          ? { attributes: Object.fromEntries(scale.attributes.map(({ id }) => [id, 100])) }
          : marksFor(pack, indicator)?.at(-1);
      return highest === undefined ? [] : [[indicator.number, { ...highest }]];
    }),
  );
}
