import { List, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../../platform/ui/chart-frame.tsx';
import { dotPlot, dotPlotHeight } from '../../../platform/ui/dot-plot.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getAnchors } from '../../anchors/contract.ts';
import { type Answer, figure, mostDrawn, signed } from './parts.ts';

const reach = 1.645;

/** How severe everybody is, and whose marks stand apart, in words. */
export function Severities({ editionId, answer }: { readonly editionId: string; readonly answer: Answer }): ReactNode {
  const { say } = useSpeech();
  const anchors = useOperation(getAnchors, { params: { editionId } });
  const agreements = new Map(
    anchors.data?.agreements.map(({ assessorId, meanDifference }) => [assessorId, meanDifference]),
  );
  const { assessors } = answer;
  const option = useMemo(
    () =>
      dotPlot({
        dots: drawn(assessors).map(({ name, severity, standardError }) => ({
          name,
          value: severity,
          low: severity - reach * standardError,
          high: severity + reach * standardError,
        })),
        axis: say('calibration.severity-axis'),
        line: { at: 0, name: say('calibration.average') },
      }),
    [assessors, say],
  );
  const first = assessors[0];
  const last = assessors.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <Section title={say('calibration.severities')}>
      <ChartFrame
        title={say('calibration.severities-of', { count: assessors.length })}
        summary={say('calibration.severities-told', {
          severe: first.name,
          below: signed(first.severity),
          mild: last.name,
          above: signed(last.severity),
        })}
        option={option}
        height={dotPlotHeight(Math.min(mostDrawn, assessors.length))}
        table={{
          columns: [
            say('calibration.column-assessor'),
            say('calibration.column-sheets'),
            say('calibration.column-severity'),
            say('calibration.column-error'),
            say('calibration.column-drift'),
            say('calibration.column-anchor-difference'),
          ],
          rows: assessors.map(({ assessorId, name, sheets, severity, standardError, drift }) => [
            name,
            sheets,
            signed(severity),
            figure(standardError),
            drift === null ? '–' : signed(drift.change),
            differenceOf(agreements.get(assessorId)),
          ]),
        }}
      />
      <Apart answer={answer} />
    </Section>
  );
}

function differenceOf(difference: number | undefined): string {
  return difference === undefined ? '–' : signed(difference);
}

/** The most severe and the mildest where there are too many to draw. */
function drawn(assessors: Answer['assessors']): Answer['assessors'] {
  if (assessors.length <= mostDrawn) return assessors;
  return [...assessors.slice(0, mostDrawn / 2), ...assessors.slice(-mostDrawn / 2)];
}

function Apart({ answer }: { readonly answer: Answer }): ReactNode {
  const { say, text } = useSpeech();
  const { assessors, entries, outliers, outlierCount } = answer;
  const names = new Map(assessors.map(({ assessorId, name }) => [assessorId, name]));
  const units = new Map(entries.map(({ entryId, number, unitName }) => [entryId, `${number} ${text(unitName)}`]));
  const lines = [
    ...assessors.flatMap(({ name, severity, severityZ }) =>
      severityZ === null ? [] : [say('calibration.apart-severity', { name, by: signed(severity) })],
    ),
    ...assessors.flatMap(({ name, scatter }) =>
      scatter === null ? [] : [say('calibration.apart-scatter', { name, times: figure(scatter, 1) })],
    ),
    ...assessors.flatMap(({ name, drift }) =>
      drift?.isNotable === true ? [say('calibration.apart-drift', { name, by: signed(drift.change) })] : [],
    ),
    ...outliers.slice(0, 10).map(({ entryId, assessorId, score }) =>
      say('calibration.apart-score', {
        name: names.get(assessorId) ?? '',
        entry: units.get(entryId) ?? '',
        score: figure(score),
      }),
    ),
    ...(outlierCount > 10 ? [say('calibration.apart-more', { count: outlierCount - 10 })] : []),
  ];
  if (lines.length === 0) return <Text mt="sm">{say('calibration.apart-none')}</Text>;
  return (
    <>
      <Text mt="sm">{say('calibration.apart')}</Text>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </>
  );
}
