import type { ReactNode } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorsOf } from '../../../core/criteria/tree.ts';
import { limits } from '../../../core/limits.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { createMeasure, updateMeasure } from '../contract.ts';
import type { Measure } from './drive-parts.ts';
import { readsOfDrive } from './reads.ts';

interface MeasureDialogProps {
  readonly goalId: string;
  readonly goalTitle: string;
  readonly pack: Pack;
  /** The measure to change; absent for a new one. */
  readonly measure?: Measure;
  readonly close: () => void;
}

/** A measure is tied to the indicator that it serves. */
export function MeasureDialog({ goalId, goalTitle, pack, measure, close }: MeasureDialogProps): ReactNode {
  const { say, text } = useSpeech();
  const create = useChange(createMeasure, { invalidates: readsOfDrive });
  const update = useChange(updateMeasure, { invalidates: readsOfDrive });
  const form = useForm({
    initial: { title: measure?.title ?? '', indicator: measure?.indicator ?? '' },
    submit: (body) =>
      measure === undefined
        ? create.mutateAsync({ params: { goalId }, body })
        : update.mutateAsync({ params: { measureId: measure.id }, body, ifMatch: measure.version }),
    done: close,
  });
  return (
    <DialogBox
      opened
      close={close}
      title={measure === undefined ? say('drive.add-measure') : say('drive.change-measure')}
    >
      <Form form={form}>
        <p className="plain-fact">{say('drive.for-goal', { title: goalTitle })}</p>
        <TextField
          {...form.field('title')}
          label={say('drive.measure')}
          hint={say('drive.measure-hint')}
          limit={limits.shortText}
          required
        />
        <SelectField
          {...form.field('indicator')}
          label={say('drive.serves-indicator')}
          choices={indicatorsOf(pack).map(({ number, text: words }) => ({
            value: number,
            label: `${number} ${text(words)}`,
          }))}
          required
        />
        <SubmitBar label={say('drive.save')} />
      </Form>
    </DialogBox>
  );
}
