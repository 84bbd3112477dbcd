import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getEdition } from '../../editions/contract.ts';
import { decideEdition, getRanking, withdrawDecision } from '../contract.ts';

type Ranking = AnswerOf<typeof getRanking>;

/** What was decided, or what stands between the ranking and its decision. */
export function Decision({ editionId, ranking }: { readonly editionId: string; readonly ranking: Ranking }): ReactNode {
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
