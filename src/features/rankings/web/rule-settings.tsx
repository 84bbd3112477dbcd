import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { NumberField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getRanking, setDecisionSettings } from '../contract.ts';

interface Props {
  readonly editionId: string;
  readonly ranking: AnswerOf<typeof getRanking>;
}

/** What such a rule needs besides the entries: the seed of a lot, how many honours expire. */
export function RuleSettings({ editionId, ranking }: Props): ReactNode {
  const { say } = useSpeech();
  const { seed, expiring, expiringOnRegister, asks } = ranking.settings;
  const keep = useChange(setDecisionSettings, { invalidates: [getRanking] });
  const form = useForm({
    initial: { seed, expiring },
    keep: `decision-settings/${editionId}`,
    submit: (body) => keep.mutateAsync({ params: { editionId }, body }),
    done: () => notifyDone(say('ranking.settings-saved')),
  });
  return (
    <Section title={say('ranking.settings')}>
      <Form form={form}>
        {asks.includes('seed') && <NumberField {...form.field('seed')} label={say('ranking.seed')} min={0} />}
        {asks.includes('expiring') && (
          <NumberField
            {...form.field('expiring')}
            label={say('ranking.expiring')}
            hint={say('ranking.expiring-register', { count: expiringOnRegister ?? 0 })}
            min={0}
          />
        )}
        <SubmitBar label={say('ranking.settings-save')} />
      </Form>
    </Section>
  );
}
