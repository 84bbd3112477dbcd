import { List, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { FactList } from '../../../platform/ui/facts.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getEdition } from '../../editions/contract.ts';
import { decideEdition, getRanking, withdrawDecision } from '../contract.ts';

type Ranking = AnswerOf<typeof getRanking>;
const tones: Readonly<Record<Ranking['lines'][number]['outcome'], Tone>> = {
  named: 'done',
  reserve: 'waiting',
  'not-named': 'off',
  excluded: 'bad',
  undecided: 'warned',
};

/** The ranking by the pack's rule, every outcome explained, and the decision. */
export function OfficeRankingScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text, exact } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  const read = useOperation(getRanking, { params: { editionId } });
  return (
    <Loaded read={edition}>
      {({ programmeName, number }) => (
        <>
          <PageHead
            title={say('ranking.title')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(programmeName), edition: number }),
                to: `/editions/${editionId}`,
              },
            ]}
            lead={say('ranking.lead')}
          />
          <Loaded read={read}>
            {(ranking) => (
              <>
                <FactList
                  facts={[
                    { label: say('ranking.rule'), value: say(`ranking.rule-${ranking.rule.kind}`) },
                    { label: say('edition.places'), value: ranking.rule.places ?? '–' },
                    { label: say('ranking.at-least'), value: ranking.rule.atLeast ?? '–' },
                    { label: say('ranking.cut'), value: ranking.cut === null ? '–' : exact(ranking.cut, 2) },
                  ]}
                />
                <Decision editionId={editionId} ranking={ranking} />
                <Section title={say('ranking.lines')}>
                  {ranking.lines.length === 0 ? (
                    <EmptyState title={say('ranking.none')}>{say('ranking.none-why')}</EmptyState>
                  ) : (
                    <Lines ranking={ranking} />
                  )}
                </Section>
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function Lines({ ranking }: { readonly ranking: Ranking }): ReactNode {
  const { say, text, exact } = useSpeech();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={say('ranking.lines')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['rank', 'unit', 'number', 'total', 'sheets', 'outcome', 'why'] as const).map((column) => (
              <Table.Th key={column}>{say(`ranking.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ranking.lines.map((line) => (
            <Table.Tr key={line.entryId}>
              <Table.Td>{line.rank ?? '–'}</Table.Td>
              <Table.Td>
                <GoLink to={`/entries/${line.entryId}`}>{text(line.unitName)}</GoLink>
              </Table.Td>
              <Table.Td>{line.number}</Table.Td>
              <Table.Td>{line.total === null ? '–' : exact(line.total, 2)}</Table.Td>
              <Table.Td>
                {say('ranking.sheets-of', { submitted: line.sheets, of: line.sheets + line.openSheets })}
              </Table.Td>
              <Table.Td>
                <Status tone={tones[line.outcome]}>{say(`ranking.outcome-${line.outcome}`)}</Status>
              </Table.Td>
              <Table.Td>
                <GoLink to={`/entries/${line.entryId}/findings`}>{say('ranking.findings')}</GoLink>
                <details>
                  <summary>{line.explanation.at(-1)?.message ?? ''}</summary>
                  <List size="sm">
                    {line.explanation.map(({ message }) => (
                      <List.Item key={message}>{message}</List.Item>
                    ))}
                  </List>
                </details>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Decision({ editionId, ranking }: { readonly editionId: string; readonly ranking: Ranking }): ReactNode {
  const { say, dateTime } = useSpeech();
  const decide = useChange(decideEdition, { invalidates: [getRanking, getEdition] });
  const withdraw = useChange(withdrawDecision, { invalidates: [getRanking, getEdition] });
  const form = useForm({
    initial: { reasons: '' },
    keep: `decision/${editionId}`,
    submit: async () => undefined,
    done: () => undefined,
  });
  const back = useForm({
    initial: { reason: '' },
    keep: `decision-back/${editionId}`,
    submit: async () => undefined,
    done: () => undefined,
  });
  const named = ranking.lines.filter(({ outcome }) => outcome === 'named').length;
  const act = async (): Promise<void> => {
    await decide.mutateAsync({ params: { editionId }, body: form.values });
    notifyDone(say('ranking.decided'));
  };
  if (ranking.decision !== null) {
    const { decidedAt, decidedBy, reasons } = ranking.decision;
    return (
      <Section title={say('ranking.decision')}>
        <Text>{say('ranking.decided-by', { who: decidedBy, at: dateTime(decidedAt), named })}</Text>
        <Text>{reasons}</Text>
        <ConfirmAct
          label={say('ranking.withdraw')}
          consequence={say('ranking.withdraw-consequence')}
          quiet
          grave
          act={() => withdraw.mutateAsync({ params: { editionId }, body: back.values })}
        >
          <TextField {...back.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
        </ConfirmAct>
      </Section>
    );
  }
  return (
    <Section title={say('ranking.decision')}>
      {ranking.problems.length > 0 && (
        <>
          <Text>{say('ranking.not-ready', { count: ranking.problems.length })}</Text>
          <List size="sm">
            {ranking.problems.slice(0, 20).map(({ code, pointer, message }) => (
              <List.Item key={code + pointer}>{message}</List.Item>
            ))}
          </List>
          {ranking.problems.length > 20 && (
            <Text>{say('ranking.and-more', { count: ranking.problems.length - 20 })}</Text>
          )}
        </>
      )}
      <ConfirmAct
        label={say('ranking.decide')}
        consequence={say('ranking.decide-consequence', { named })}
        disabled={ranking.problems.length > 0}
        act={act}
      >
        <TextField {...form.field('reasons')} label={say('ranking.reasons')} lines={4} limit={4000} required />
      </ConfirmAct>
    </Section>
  );
}
