import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { ChoiceField } from '../../../platform/ui/choice-fields.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { gravities, raiseFinding } from '../contract.ts';
import { IndicatorField } from './indicator-field.tsx';
import { readsOfFindings } from './reads.ts';

interface RaiseProps {
  readonly inspectionId: string;
  readonly packId: string;
  readonly close: () => void;
}

interface RaiseValues {
  readonly description: string;
  readonly indicator: string;
  readonly gravity: (typeof gravities)[number];
}

const nothing: RaiseValues = { description: '', indicator: '', gravity: 'minor' };

/** A finding stands against an indicator, and shows on its readiness until it is closed. */
export function RaiseDialog({ inspectionId, packId, close }: RaiseProps): ReactNode {
  const say = useSay();
  const raise = useChange(raiseFinding, { invalidates: readsOfFindings });
  const form = useForm({
    initial: nothing,
    submit: (body) => raise.mutateAsync({ params: { inspectionId }, body }),
    done: close,
  });
  return (
    <DialogBox opened close={close} title={say('inspection.raise')} firm>
      <Form form={form}>
        <TextField
          {...form.field('description')}
          label={say('inspection.description')}
          hint={say('inspection.description-hint')}
          lines={3}
          limit={limits.criterionText}
          required
        />
        <IndicatorField {...form.field('indicator')} label={say('inspection.indicator')} packId={packId} required />
        <ChoiceField
          {...form.field('gravity')}
          label={say('inspection.gravity')}
          choices={gravities.map((value) => ({ value, label: say(`inspection.gravity-${value}`) }))}
          required
        />
        <SubmitBar label={say('inspection.raise')} />
      </Form>
    </DialogBox>
  );
}
