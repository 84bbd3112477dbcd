import {
  Checkbox,
  Fieldset,
  Input,
  NativeSelect,
  NumberInput,
  Radio,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { charactersIn } from '../../core/limits.ts';
import type { Text } from '../../core/text.ts';
import { part } from '../web/bindings.ts';
import type { Binding } from '../web/bindings.ts';
import type { SaidProblem } from '../web/call.ts';
import { useSay } from '../web/speech.tsx';

/** What every field shows: its label, a hint below it, whether it must be filled. */
export interface FieldFace {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

function sentences(problems: readonly SaidProblem[]): ReactNode {
  return problems.length === 0 ? undefined : problems.map(({ message }) => message).join(' ');
}

function faceOf({ label, hint, required, disabled }: FieldFace): {
  label: string;
  description: ReactNode;
  required: boolean;
  disabled: boolean;
} {
  return { label, description: hint, required: required ?? false, disabled: disabled ?? false };
}

/** How much of a limit is used, told before it is hit; over it, in words. */
export function CharacterCount({ text, limit }: { readonly text: string; readonly limit: number }): ReactNode {
  const say = useSay();
  const used = charactersIn(text);
  if (used < limit * 0.5 && limit > 100) return null;
  return (
    <span className="count" data-over={used > limit || undefined} role={used > limit * 0.9 ? 'status' : undefined}>
      {used > limit ? say('ui.over-limit', { count: used - limit, limit }) : say('ui.of-limit', { used, limit })}
    </span>
  );
}

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

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectFieldProps<V extends string> extends FieldFace, Binding<V> {
  /** An empty value, if the type has one, stands for nothing chosen yet. */
  readonly choices: readonly Choice<V>[];
  /** The words shown while nothing is chosen. */
  readonly placeholder?: string;
}

/** One of several, by the browser's own list, which every keyboard and screen reader knows. */
export function SelectField<V extends string>({
  id,
  value,
  onChange,
  problems,
  choices,
  placeholder,
  ...face
}: SelectFieldProps<V>): ReactNode {
  const say = useSay();
  return (
    <NativeSelect
      id={id}
      {...faceOf(face)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as V)}
      error={sentences(problems)}
      data={[
        ...(value === '' || face.required !== true ? [{ value: '', label: placeholder ?? say('ui.choose') }] : []),
        ...choices,
      ]}
    />
  );
}

interface ChoiceFieldProps<V extends string> extends FieldFace, Binding<V> {
  readonly choices: readonly (Choice<V> & { readonly hint?: string })[];
}

/** One of a few, all seen at once. */
export function ChoiceField<V extends string>({
  id,
  value,
  onChange,
  problems,
  choices,
  ...face
}: ChoiceFieldProps<V>): ReactNode {
  return (
    <Radio.Group
      id={id}
      {...faceOf(face)}
      value={value}
      onChange={(next) => onChange(next)}
      error={sentences(problems)}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            disabled={choice.disabled}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Yes or no. */
export function CheckField({ id, value, onChange, problems, ...face }: FieldFace & Binding<boolean>): ReactNode {
  return (
    <Checkbox
      id={id}
      {...faceOf(face)}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      error={sentences(problems)}
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
