import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ChoiceField, SelectField } from '../../../platform/ui/choice-fields.tsx';
import { NumberField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { LoadingState } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import type { getAssignmentPlan } from '../../assignment-plans/contract.ts';
import { getAssignmentRun, listAssignmentRuns, startAssignmentRun } from '../contract.ts';
import { QuotaFields } from './quota-fields.tsx';
import { firstWishes, type Settings, settingsOf, type Wishes, wishesOf } from './run-settings.ts';

interface RunFormProps {
  readonly editionId: string;
  readonly plan: AnswerOf<typeof getAssignmentPlan>;
  /** The run whose settings the form starts from. */
  readonly runId: string | undefined;
  readonly done: () => void;
}

export function RunForm({ runId, ...props }: RunFormProps): ReactNode {
  const run = useOperation(getAssignmentRun, { params: { runId: runId ?? '' } }, { enabled: runId !== undefined });
  if (runId !== undefined && run.isPending) return <LoadingState lines={3} />;
  return <Fields {...props} earlier={run.data?.settings} />;
}

/** Only so many seeds that a person can read one out. */
const seeds = 1_000_000;

function Fields({
  editionId,
  plan,
  earlier,
  done,
}: Omit<RunFormProps, 'runId'> & { earlier: Settings | undefined }): ReactNode {
  const { say, text } = useSpeech();
  const start = useChange(startAssignmentRun, { invalidates: [listAssignmentRuns] });
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % seeds;
  const first = firstWishes(plan, seed);
  const form = useForm<Wishes, unknown>({
    initial: earlier === undefined ? first : wishesOf(earlier, first),
    submit: (wishes) => start.mutateAsync({ params: { editionId }, body: settingsOf(wishes) }),
    done,
  });
  const { kind, loads, fixed } = form.values;
  const kinds = ['total', 'fair', 'stable', 'random'] as const;
  return (
    <Form form={form}>
      {plan.stages.length > 1 && (
        <SelectField
          {...form.field('stage')}
          onChange={(stage) => {
            const needed = plan.stages.find(({ id }) => id === stage)?.needed ?? form.values.coverage;
            form.change({ ...form.values, stage, coverage: needed });
          }}
          label={say('run.stage')}
          required
          choices={plan.stages.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
      )}
      <ChoiceField
        {...form.field('kind')}
        label={say('run.objective')}
        choices={kinds.map((value) => ({
          value,
          label: say(`run.objective-${value}`),
          hint: say(`run.objective-${value}-hint`),
        }))}
      />
      <Group align="flex-start">
        {kind === 'total' && (
          <NumberField
            {...form.field('balancePrice')}
            label={say('run.balance')}
            hint={say('run.balance-hint')}
            min={0}
          />
        )}
        {kind === 'fair' && (
          <NumberField {...form.field('sharePercent')} label={say('run.share')} unit="%" min={0} max={100} />
        )}
        {kind === 'stable' && <NumberField {...form.field('changePrice')} label={say('run.change-price')} min={0} />}
        {kind === 'random' && (
          <>
            <NumberField {...form.field('seed')} label={say('run.seed')} min={0} />
            <NumberField
              {...form.field('lossPercent')}
              label={say('run.loss')}
              unit="%"
              decimals={1}
              min={0}
              max={100}
            />
          </>
        )}
      </Group>
      <Group align="flex-start">
        <NumberField {...form.field('coverage')} label={say('run.coverage')} min={0} />
        <NumberField {...form.field('least')} label={say('run.least')} min={0} />
        <NumberField {...form.field('most')} label={say('run.most')} min={0} />
      </Group>
      <QuotaFields {...form.field('quotas')} />
      {(loads.length > 0 || fixed.length > 0) && (
        <Stack gap="xs" align="flex-start">
          {loads.length > 0 && <Text>{say('run.loads-other', { count: loads.length })}</Text>}
          {fixed.length > 0 && <Text>{say('run.fixed-other', { count: fixed.length })}</Text>}
          <Group>
            {loads.length > 0 && (
              <Button variant="default" onClick={() => form.change({ ...form.values, loads: [] })}>
                {say('run.loads-reset')}
              </Button>
            )}
            {fixed.length > 0 && (
              <Button variant="default" onClick={() => form.change({ ...form.values, fixed: [] })}>
                {say('run.fixed-reset')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
      <SubmitBar label={earlier === undefined ? say('run.start') : say('run.again')} />
    </Form>
  );
}
