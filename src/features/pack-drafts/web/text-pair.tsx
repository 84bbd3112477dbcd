import { Fieldset, Input, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useField } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import { writtenValue } from './plain-fields.tsx';
import { useTyped } from './typed-text.ts';

/** A text in both languages, side by side where there is room. */
export function TextPair(field: FieldProps): ReactNode {
  const { id, label, error } = useField(field);
  const long = (field.schema.properties?.['zh']?.maxLength ?? 0) > 200;
  return (
    <Fieldset legend={label} id={id} variant="unstyled" className="bilingual">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Half field={field} language="zh" long={long} />
        <Half field={field} language="en" long={long} />
      </SimpleGrid>
      {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
    </Fieldset>
  );
}

interface HalfProps {
  readonly field: FieldProps;
  readonly language: 'zh' | 'en';
  readonly long: boolean;
  /** In a table its column says the language. */
  readonly label?: string;
}

export function Half({ field, language, long, label }: HalfProps): ReactNode {
  const { say } = useSpeech();
  const at = `${field.at}/${language}`;
  const { id, type } = useField({ at, name: language, above: field.name });
  const text = (field.value as Readonly<Record<string, unknown>> | undefined)?.[language];
  const { value, onChange, onBlur } = useTyped(writtenValue(text), type);
  const name = say(language === 'zh' ? 'ui.in-chinese' : 'ui.in-english');
  const shared = {
    id,
    ...(label === undefined ? { label: name } : { 'aria-label': `${label} · ${name}` }),
    value,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    onBlur,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return long ? <Textarea {...shared} autosize minRows={2} maxRows={16} /> : <TextInput {...shared} />;
}
