import { useSpeech } from '../../../platform/web/speech.tsx';
import { texts } from './texts.ts';

/** A field's name by its key and the key above it, where the same key means different things in different places. */
function fieldKey(key: string, above: string): string {
  const special = `pack-field.${above}.${key}`;
  return Object.hasOwn(texts.en, special) ? special : `pack-field.${key}`;
}

export interface FieldNames {
  readonly label: (key: string, above: string) => string;
  readonly word: (value: string) => string;
}

export function useFieldNames(): FieldNames {
  const { say } = useSpeech();
  return {
    label: (key, above) => say(fieldKey(key, above)),
    word: (value) => (Object.hasOwn(texts.en, `pack-word.${value}`) ? say(`pack-word.${value}`) : value),
  };
}

/** The id of the control at a pointer, by which the list of problems finds it. */
export function controlId(at: string): string {
  return `at${at.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
}
