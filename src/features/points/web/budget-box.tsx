import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { FactList } from '../../../platform/ui/facts.tsx';
import { NumberField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { type getPointsSummary, grantPointsBudget } from '../contract.ts';
import { numberOf } from './number-of.ts';
import { readsOfPoints } from './reads.ts';

/** Where the unit's points are; all that was issued is in one of these places. */
export function BudgetBox({ summary }: { readonly summary: AnswerOf<typeof getPointsSummary> }): ReactNode {
  const { say, number } = useSpeech();
  const [open, setOpen] = useState(false);
  const { budget, held, expired, issued, slipsWaiting, may } = summary;
  return (
    <>
      <FactList
        facts={[
          { label: say('points.budget'), value: say('points.amount', { count: number(budget) }) },
          { label: say('points.held'), value: say('points.amount', { count: number(held) }) },
          ...(expired === 0
            ? []
            : [{ label: say('points.expired'), value: say('points.amount', { count: number(expired) }) }]),
          { label: say('points.issued'), value: say('points.amount', { count: number(issued) }) },
          { label: say('points.slips-waiting'), value: number(slipsWaiting) },
        ]}
      />
      {may.manage && (
        <Group mt="sm" className="no-print">
          <Button variant="default" onClick={() => setOpen(true)}>
            {say('points.grant')}
          </Button>
        </Group>
      )}
      <DialogBox opened={open} close={() => setOpen(false)} title={say('points.grant')}>
        <GrantForm done={() => setOpen(false)} />
      </DialogBox>
    </>
  );
}

function GrantForm({ done }: { readonly done: () => void }): ReactNode {
  const { say, number } = useSpeech();
  const unitId = useUnitId();
  const grant = useChange(grantPointsBudget, { invalidates: readsOfPoints });
  const initial: { points: number | null; memo: string } = { points: null, memo: '' };
  const form = useForm({
    initial,
    submit: ({ points, memo }) => grant.mutateAsync({ params: { unitId }, body: { points: numberOf(points), memo } }),
    done: ({ budget }) => {
      notifyDone(say('points.granted', { budget: number(budget) }));
      done();
    },
  });
  return (
    <Form form={form}>
      <NumberField
        {...form.field('points')}
        label={say('points.points')}
        hint={say('points.grant-hint')}
        min={1}
        required
      />
      <TextField {...form.field('memo')} label={say('points.memo')} limit={500} />
      <SubmitBar label={say('points.grant')} />
    </Form>
  );
}
