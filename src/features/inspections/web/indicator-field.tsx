import type { ReactNode } from 'react';
import { indicatorsOf } from '../../../core/criteria/tree.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import type { FieldFace } from '../../../platform/ui/field-face.ts';
import type { Binding } from '../../../platform/web/bindings.ts';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getPack } from '../../packs/contract.ts';

/** One of the indicators of the drive's pack. */
export function IndicatorField({
  packId,
  ...field
}: FieldFace & Binding<string> & { readonly packId: string }): ReactNode {
  const { text } = useSpeech();
  const { data } = useOperation(getPack, { params: { packId } });
  const choices = data === undefined ? [] : indicatorsOf(data.content);
  return (
    <SelectField
      {...field}
      choices={choices.map(({ number, text: words }) => ({ value: number, label: `${number} ${text(words)}` }))}
    />
  );
}
