import { List, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { problemsInChoices } from '../../../core/criteria/choices.ts';
import type { Choices } from '../../../core/criteria/tree.ts';
import { walk } from '../../../core/criteria/tree.ts';
import { assess } from '../../../core/decision/assess.ts';
import { decide } from '../../../core/decision/decide.ts';
import { fromText, toText } from '../../../core/ratio.ts';
import type { Line } from '../../../core/scoring/line.ts';
import { bandLine, bandsReached } from '../../../core/scoring/bands.ts';
import { problemsInSheet } from '../../../core/scoring/sheet.ts';
import type { StageSheet } from '../../../core/scoring/stages.ts';
import type { Total } from '../../../core/scoring/total.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Findings } from './try-findings.tsx';

interface Props {
  readonly pack: Pack;
  readonly choices: Choices;
  readonly findings: Findings;
  readonly sheets: readonly StageSheet[];
  readonly stage: string;
  /** On which every event of the trial happened, so that it lies within whatever the pack looks back upon. */
  readonly today: string;
}

/** Total, gates, bands and every line of the explanation, as a decision would tell them. */
export function TryResult({ pack, choices, findings, sheets, stage, today }: Props): ReactNode {
  const { say, text, exact } = useSpeech();
  const occasion = { period: { from: today, to: today }, asOf: today };
  const { total, candidate } = assess(pack, { id: 'trial', sheets, choices, ...recordOf(findings, today) }, occasion);
  // One entry alone can be held against a line, but not ranked against others.
  const alone = pack.decision.kind === 'threshold' || pack.decision.kind === 'pass-fail';
  const decided = alone && total !== undefined ? decide(pack.decision, [candidate]).entries[0] : undefined;
  const lines = decided?.lines ?? candidate.lines ?? [];
  const marks = sheets.find((sheet) => sheet.stage === stage)?.marks ?? {};
  const problems = [
    ...problemsInChoices(pack, choices),
    ...(sheets.length === 0 ? [] : problemsInSheet(pack, marks, { final: true, choices, stage })),
  ];
  const sentence = ({ code, params, texts = {} }: Line): string =>
    say(code, { ...params, ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, text(value)])) });
  return (
    <Section title={say('pack.try-result')}>
      <Text fw={700} size="lg" aria-live="polite">
        {total === undefined ? say('pack.try-no-total') : say('pack.try-total', { total: exact(toText(total.total)) })}{' '}
        {total !== undefined && (
          <Status tone={candidate.eligible ? 'done' : 'bad'}>
            {candidate.eligible ? say('pack.try-eligible') : say('pack.try-not-eligible')}
          </Status>
        )}{' '}
        {decided !== undefined && <span>{say(`outcome-${decided.outcome}`)}</span>}
      </Text>
      {total !== undefined &&
        bandsReached(pack, total).map((reached) => <Text key={reached.set.id}>{sentence(bandLine(reached))}</Text>)}
      <Details title={say('pack.try-why')} lines={lines.map(sentence)} />
      {problems.length > 0 && (
        <Details
          title={say('pack.try-problems', { count: problems.length })}
          lines={problems.map(({ code, params, pointer }) => `${pointer.split('/')[1] ?? ''} ${say(code, params)}`)}
        />
      )}
      {total !== undefined && <Scores pack={pack} total={total} />}
    </Section>
  );
}

function recordOf({ facts, events, deductions, renewing, secretVisits }: Findings, date: string) {
  const times = (count: number): readonly number[] => Array.from({ length: Math.min(count, 100) }, (_, index) => index);
  return {
    facts,
    renewing,
    events: Object.entries(events).flatMap(([veto, count]) =>
      times(count).map(() => ({ veto, date, confirmed: true })),
    ),
    incidents: Object.entries(deductions).flatMap(([deduction, { count, selfReported }]) =>
      times(count).map(() => ({ deduction, date, confirmed: true, ...(selfReported && { reportedOn: date }) })),
    ),
    secretVisits: secretVisits
      .split(/[\s,，、]+/)
      .filter((points) => fromText(points) !== undefined)
      .map(Number),
  };
}

function Details({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  return (
    <details open={lines.length < 12}>
      <summary>{title}</summary>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </details>
  );
}

/** What every criterion earned, of what it could. */
function Scores({ pack, total }: { readonly pack: Pack; readonly total: Total }): ReactNode {
  const { say, text, exact } = useSpeech();
  const rows = [...walk(pack)].flatMap(({ node, depth }) => {
    const score = total.nodes.get(node.number);
    return score === undefined || depth > 1 ? [] : [{ node, depth, score }];
  });
  return (
    <details>
      <summary>{say('pack.try-scores')}</summary>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say('pack.try-scores')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('pack.try-node-column')}</Table.Th>
              <Table.Th ta="end">{say('pack.try-points-column')}</Table.Th>
              <Table.Th ta="end">{say('pack.try-of-column')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ node, depth, score }) => (
              <Table.Tr key={node.number}>
                <Table.Td pl={`${depth * 1.5 + 0.5}rem`}>{`${node.number} ${text(node.text)}`}</Table.Td>
                <Table.Td ta="end">{exact(toText(score.score), 2)}</Table.Td>
                <Table.Td ta="end">{exact(toText(score.of), 2)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}
