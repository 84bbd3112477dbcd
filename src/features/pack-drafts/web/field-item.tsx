import type { ReactNode } from 'react';
import { Fields, KindFields } from './field-groups.tsx';
import type { FieldProps } from './field-props.ts';
import { useAnyField } from './field-slot.ts';
import { fieldKind } from './schema-of.ts';

/** One of a list: its fields stand there without a frame of their own. */
export function FieldItem(field: FieldProps): ReactNode {
  const render = useAnyField();
  const kind = fieldKind(field.schema);
  if (kind === 'kinds') return <KindFields {...field} />;
  if (kind === 'group') return <Fields schema={field.schema} at={field.at} value={field.value} name={field.name} />;
  return render({ ...field, required: true });
}
