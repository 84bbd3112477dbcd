import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { EmployeeField } from '../../units/web/employee-field.tsx';
import { orderRectification } from '../contract.ts';
import type { FindingWhole } from './finding-history.tsx';
import { readsOfFindings } from './reads.ts';

/** Who mends a finding, how and by when. */
export function OrderForm({ finding }: { readonly finding: FindingWhole }): ReactNode {
  const say = useSay();
  const order = useChange(orderRectification, { invalidates: readsOfFindings });
  const { id, ownerId, ownerName, dueOn, plan } = finding;
  const form = useForm({
    initial: { ownerId: ownerId ?? '', dueOn: dueOn ?? '', plan: plan ?? '' },
    submit: (body) => order.mutateAsync({ params: { findingId: id }, body }),
    done: () => notifyDone(say('inspection.ordered')),
  });
  return (
    <Form form={form}>
      <EmployeeField {...form.field('ownerId')} label={say('inspection.owner')} name={ownerName} required />
      <DateField {...form.field('dueOn')} label={say('inspection.due')} required />
      <TextField
        {...form.field('plan')}
        label={say('inspection.plan')}
        hint={say('inspection.plan-hint')}
        lines={3}
        limit={limits.criterionText}
        required
      />
      <SubmitBar label={say('inspection.order')} />
    </Form>
  );
}
