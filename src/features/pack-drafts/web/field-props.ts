import { setAt } from '../../../core/criteria/edit.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { controlId, useFieldNames } from './field-names.ts';
import type { FieldSchema } from './schema-of.ts';
import { useEditor } from './use-editor.ts';

export interface FieldProps {
  readonly schema: FieldSchema;
  /** JSON pointer of the value. */
  readonly at: string;
  readonly value: unknown;
  /** Its key, and the key above it. */
  readonly name: string;
  readonly above: string;
  readonly required: boolean;
}

interface Field {
  readonly id: string;
  readonly label: string;
  /** What is wrong here or below, in one text; undefined when nothing is. */
  readonly error: string | undefined;
  readonly set: (value: unknown) => void;
  readonly type: (value: unknown) => void;
}

export function useField({ at, name, above }: Pick<FieldProps, 'at' | 'name' | 'above'>): Field {
  const { store } = useEditor();
  const { label } = useFieldNames();
  const error = useProblemsAt(at, true);
  return {
    id: controlId(at),
    label: label(name, above),
    error,
    set: (value) => void store.edit('set', at, (draft) => setAt(draft, at, value)),
    type: (value) => void store.edit('type', at, (draft) => setAt(draft, at, value)),
  };
}

/** The sentences of what is wrong at a place, and below it where it is shown as one field. */
export function useProblemsAt(at: string, below = false): string | undefined {
  const { problems } = useEditor();
  const { say } = useSpeech();
  const here = problems.filter(({ pointer }) => pointer === at || (below && pointer.startsWith(`${at}/`)));
  return here.length === 0 ? undefined : [...new Set(here.map(({ code, params }) => say(code, params)))].join(' ');
}
