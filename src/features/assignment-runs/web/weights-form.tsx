import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AffinityWeights } from '../../../core/assignment/affinity.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { CheckField } from '../../../platform/ui/choice-fields.tsx';
import { NumberField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getAssignmentPlan, setAssignmentPlan } from '../../assignment-plans/contract.ts';

const kinds = ['topic', 'sector', 'district', 'language', 'bid'] as const satisfies readonly (keyof AffinityWeights)[];

interface WeightsFormProps {
  readonly editionId: string;
  readonly plan: AnswerOf<typeof getAssignmentPlan>;
}

/** What affinity is made of, folded away until somebody wants to change it. */
export function WeightsForm({ editionId, plan }: WeightsFormProps): ReactNode {
  const { say } = useSpeech();
  const set = useChange(setAssignmentPlan, { invalidates: [getAssignmentPlan] });
  const form = useForm({
    initial: { ...(plan.weights as Record<(typeof kinds)[number], number | null>), bidsOpen: plan.bidsOpen },
    submit: ({ bidsOpen, topic, sector, district, language, bid }) =>
      set.mutateAsync({
        params: { editionId },
        ifMatch: plan.version,
        body: {
          weights: {
            topic: topic ?? 0,
            sector: sector ?? 0,
            district: district ?? 0,
            language: language ?? 0,
            bid: bid ?? 0,
          },
          bidsOpen,
        },
      }),
    done: () => notifyDone(say('plan.saved')),
  });
  return (
    <details>
      <summary>{say('plan.weights')}</summary>
      <Form form={form}>
        <p>{say('plan.weights-lead')}</p>
        <Group align="flex-end">
          {kinds.map((kind) => (
            <NumberField key={kind} {...form.field(kind)} label={say(`plan.weight-${kind}`)} min={-1000} max={1000} />
          ))}
        </Group>
        <CheckField {...form.field('bidsOpen')} label={say('plan.bids-open')} hint={say('plan.bids-open-hint')} />
        <SubmitBar label={say('plan.save')} />
      </Form>
    </details>
  );
}
