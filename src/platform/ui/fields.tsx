import { Fieldset, Input, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Text } from '../../core/text.ts';
import { part } from '../web/bindings.ts';
import type { Binding } from '../web/bindings.ts';
import { useSay } from '../web/speech.tsx';
import { CharacterCount } from './character-count.tsx';
import { faceOf, sentences } from './field-face.ts';
import type { FieldFace } from './field-face.ts';

interface TextFieldProps extends FieldFace, Binding<string> {
  /** Characters, as core counts them. */
  readonly limit?: number;
  /** Lines shown at first; more than one grows with the text. */
  readonly lines?: number;
  readonly placeholder?: string;
  readonly type?: 'text' | 'email' | 'url' | 'tel';
  readonly autoComplete?: string;
}

/** One line of text, or several. Text pasted from a word processor comes in as plain text. */
export function TextField({ id, value, onChange, problems, limit, lines = 1, ...rest }: TextFieldProps): ReactNode {
  const shared = {
    id,
    value,
    ...faceOf(rest),
    placeholder: rest.placeholder,
    autoComplete: rest.autoComplete,
    error: sentences(problems),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <div className="field">
      {lines > 1 ? (
        <Textarea {...shared} autosize minRows={lines} maxRows={24} />
      ) : (
        <TextInput {...shared} type={rest.type ?? 'text'} />
      )}
      {limit !== undefined && <CharacterCount text={value} limit={limit} />}
    </div>
  );
}

interface NumberFieldProps extends FieldFace, Binding<number | null> {
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
  readonly unit?: string;
}

/** A number, or nothing. */
export function NumberField({
  id,
  value,
  onChange,
  problems,
  min,
  max,
  decimals = 0,
  unit,
  ...face
}: NumberFieldProps): ReactNode {
  return (
    <NumberInput
      id={id}
      {...faceOf(face)}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      error={sentences(problems)}
      min={min}
      max={max}
      clampBehavior="none"
      decimalScale={decimals}
      suffix={unit === undefined ? undefined : ` ${unit}`}
      hideControls
      maw="16rem"
    />
  );
}

interface DateFieldProps extends FieldFace, Binding<string> {
  readonly min?: string;
  readonly max?: string;
}

/** A day as `2018-12-19`, picked by the browser's own calendar; the empty text is no day. */
export function DateField({ id, value, onChange, problems, min, max, ...face }: DateFieldProps): ReactNode {
  return (
    <TextInput
      id={id}
      type="date"
      {...faceOf(face)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={sentences(problems)}
      min={min}
      max={max}
      maw="16rem"
    />
  );
}

interface BilingualFieldProps extends FieldFace, Binding<Text> {
  readonly limit?: number;
  readonly lines?: number;
}

/** A text in both languages, side by side where there is room. */
export function BilingualField({
  label,
  hint,
  required,
  disabled,
  limit,
  lines,
  ...binding
}: BilingualFieldProps): ReactNode {
  const say = useSay();
  const own = binding.problems.filter(({ pointer }) => pointer === '');
  const face = {
    ...(required !== undefined && { required }),
    ...(disabled !== undefined && { disabled }),
    ...(limit !== undefined && { limit }),
    ...(lines !== undefined && { lines }),
  };
  return (
    <Fieldset legend={label} id={binding.id} variant="unstyled" className="bilingual">
      {hint !== undefined && <Input.Description mb={4}>{hint}</Input.Description>}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <div lang="zh-CN">
          <TextField {...part(binding, 'zh')} {...face} label={say('ui.in-chinese')} />
        </div>
        <div lang="en">
          <TextField {...part(binding, 'en')} {...face} label={say('ui.in-english')} />
        </div>
      </SimpleGrid>
      {own.length > 0 && <Input.Error mt={4}>{sentences(own)}</Input.Error>}
    </Fieldset>
  );
}
