import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import type { FieldProps } from './field-props.ts';

type RenderField = (field: FieldProps) => ReactNode;

/** Fields hold fields: those that hold others are handed how to show one of any kind. */
export const FieldSlot = createContext<RenderField | undefined>(undefined);

export function useAnyField(): RenderField {
  const render = use(FieldSlot);
  if (render === undefined) throw new Error('a field outside of the editor');
  return render;
}
