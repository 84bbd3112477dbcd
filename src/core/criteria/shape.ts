/**
 * Shapes: one declaration that reads a value from outside, reports everything that is wrong with it, and describes
 * itself as JSON Schema. Packs and rules are declared by them, so the reader and the published schema cannot disagree.
 */
import { charactersIn, limits } from '../limits.ts';
import type { Text } from '../text.ts';

export type Params = Readonly<Record<string, string | number>>;
/** Takes one problem: its code, the JSON pointer of the place, the parameters of its sentence; so a reader can return it. */
export type Report = (code: string, pointer: string, params?: Params) => undefined;
export type JsonSchema = { readonly [key: string]: unknown };
/** Named schemas that a schema refers to, filled while it is built. */
export type Definitions = Map<string, JsonSchema>;

export interface Shape<T> {
  /** The value in its typed form, or undefined after at least one report. */
  readonly read: (value: unknown, pointer: string, report: Report) => T | undefined;
  readonly schema: (definitions: Definitions) => JsonSchema;
}
export interface OptionalShape<T> extends Shape<T> {
  readonly optional: true;
}
type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]>;
};

/** A JSON pointer one step deeper. */
export function pointerTo(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, optional: true };
}

/** An object with exactly these keys; an unknown key is a problem, as is a missing one that is not optional. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const entries = Object.entries(fields) as [string, Shape<unknown> & { optional?: true }][];
  return {
    read: (value, pointer, report) => {
      if (!isObject(value)) return report('object-expected', pointer);
      const read: Record<string, unknown> = {};
      let complete = true;
      for (const key of Object.keys(value)) {
        if (!Object.hasOwn(fields, key)) report('unknown-key', pointerTo(pointer, key), { key: key.slice(0, 80) });
      }
      for (const [key, shape] of entries) {
        const given = Object.hasOwn(value, key) ? value[key] : undefined;
        if (given === undefined) {
          if (shape.optional !== true) {
            report('key-missing', pointer, { key });
            complete = false;
          }
          continue;
        }
        const field = shape.read(given, pointerTo(pointer, key), report);
        if (field === undefined) complete = false;
        else read[key] = field;
      }
      return complete ? (read as T) : undefined;
    },
    schema: (definitions) => ({
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, shape]) => [key, shape.schema(definitions)])),
      required: entries.filter(([, shape]) => shape.optional !== true).map(([key]) => key),
      additionalProperties: false,
    }),
  };
}

/** One of several objects told apart by their key `kind`. */
export function tagged<T extends { readonly kind: string }>(kinds: {
  readonly [K in T['kind']]: Shape<Extract<T, { readonly kind: K }>>;
}): Shape<T> {
  const names = Object.keys(kinds) as T['kind'][];
  const tag = oneOf(names);
  return {
    read: (value, pointer, report) => {
      if (!isObject(value)) return report('object-expected', pointer);
      if (!Object.hasOwn(value, 'kind')) return report('key-missing', pointer, { key: 'kind' });
      const kind = tag.read(value['kind'], pointerTo(pointer, 'kind'), report);
      return kind === undefined ? undefined : kinds[kind].read(value, pointer, report);
    },
    schema: (definitions) => ({ oneOf: names.map((name) => kinds[name].schema(definitions)) }),
  };
}

/** A list; the length is checked before anything in it is read. */
export function list<T>(item: Shape<T>, bounds: { min?: number; max?: number } = {}): Shape<readonly T[]> {
  const { min = 0, max = limits.packList } = bounds;
  return {
    read: (value, pointer, report) => {
      if (!Array.isArray(value)) return report('list-expected', pointer);
      if (value.length > max) return report('list-too-long', pointer, { count: value.length, limit: max });
      if (value.length < min) return report('list-too-short', pointer, { count: value.length, least: min });
      const read = value.map((given, index) => item.read(given, pointerTo(pointer, index), report));
      return read.includes(undefined) ? undefined : (read as T[]);
    },
    schema: (definitions) => ({ type: 'array', items: item.schema(definitions), minItems: min, maxItems: max }),
  };
}

/** An object whose keys are names given by the writer. */
export function named<T>(item: Shape<T>, key: Shape<string> = name): Shape<Readonly<Record<string, T>>> {
  return {
    read: (value, pointer, report) => {
      if (!isObject(value)) return report('object-expected', pointer);
      const keys = Object.keys(value);
      if (keys.length > limits.packList) {
        return report('list-too-long', pointer, { count: keys.length, limit: limits.packList });
      }
      const pairs = keys.map((step) => {
        const at = pointerTo(pointer, step);
        return [key.read(step, at, report), item.read(value[step], at, report)] as const;
      });
      return pairs.some((pair) => pair.includes(undefined))
        ? undefined
        : (Object.fromEntries(pairs) as Record<string, T>);
    },
    schema: (definitions) => ({
      type: 'object',
      propertyNames: key.schema(definitions),
      additionalProperties: item.schema(definitions),
      maxProperties: limits.packList,
    }),
  };
}

/** A shape that refers to itself, under the name it has in the schema. */
export function recursive<T>(title: string, shape: () => Shape<T>): Shape<T> {
  return {
    read: (value, pointer, report) => shape().read(value, pointer, report),
    schema: (definitions) => {
      if (!definitions.has(title)) {
        definitions.set(title, {});
        definitions.set(title, shape().schema(definitions));
      }
      return { $ref: `#/$defs/${title}` };
    },
  };
}

export function oneOf<const T extends string | number | boolean>(values: readonly T[]): Shape<T> {
  return {
    read: (value, pointer, report) => {
      const found = values.find((one) => one === value);
      if (found === undefined) report('not-one-of', pointer, { values: values.join(', ') });
      return found;
    },
    schema: () => (values.length === 1 ? { const: values[0] } : { enum: values }),
  };
}

export const yesOrNo: Shape<boolean> = {
  read: (value, pointer, report) => (typeof value === 'boolean' ? value : report('yes-or-no-expected', pointer)),
  schema: () => ({ type: 'boolean' }),
};

export function wholeNumber(min: number, max: number): Shape<number> {
  return {
    read: (value, pointer, report) => {
      if (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) return report('number-as-text', pointer);
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return report('whole-number-expected', pointer);
      return value < min || value > max ? report('out-of-range', pointer, { least: min, most: max }) : value;
    },
    schema: () => ({ type: 'integer', minimum: min, maximum: max }),
  };
}

/** A text that is neither blank nor longer than `max` characters. */
export function words(max: number): Shape<string> {
  return {
    read: (value, pointer, report) => {
      if (typeof value !== 'string') return report('text-expected', pointer);
      if (value.trim() === '') return report('text-empty', pointer);
      // A string has at most as many characters as code units: only a long one need be counted.
      const characters = value.length > max ? charactersIn(value) : 0;
      return characters > max ? report('text-too-long', pointer, { characters, limit: max }) : value;
    },
    schema: () => ({ type: 'string', minLength: 1, maxLength: max }),
  };
}

/** A text of a certain form; `code` is the problem when it has another. */
export function formed(pattern: RegExp, max: number, code: string): Shape<string> {
  return {
    read: (value, pointer, report) => {
      if (typeof value !== 'string') return report('text-expected', pointer);
      return value.length <= max && pattern.test(value) ? value : report(code, pointer, { given: value.slice(0, 80) });
    },
    schema: () => ({ type: 'string', pattern: pattern.source, maxLength: max }),
  };
}

/** A name by which one part of a pack refers to another. */
export const name = formed(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 60, 'bad-name');

/** Each language by its own name, whatever language the sentence is in. */
const ownName = { zh: '中文', en: 'English' } as const;

/** A text in both languages; either missing is a missing translation, not merely a missing key. */
export function bilingual(max: number): Shape<Text> {
  const language = words(max);
  return {
    read: (value, pointer, report) => {
      if (!isObject(value)) return report('both-languages-expected', pointer);
      for (const key of Object.keys(value)) {
        if (key !== 'zh' && key !== 'en') report('unknown-key', pointerTo(pointer, key), { key: key.slice(0, 80) });
      }
      const [zh, en] = (['zh', 'en'] as const).map((key) => {
        const given = Object.hasOwn(value, key) ? value[key] : undefined;
        if (given === undefined || given === null || given === '') {
          return report('translation-missing', pointer, { language: ownName[key] });
        }
        return language.read(given, pointerTo(pointer, key), report);
      });
      return zh === undefined || en === undefined ? undefined : { zh, en };
    },
    schema: (definitions) => object<Text>({ zh: language, en: language }).schema(definitions),
  };
}

/** An object whose keys nobody checks here: whoever uses them does. */
export function recordOf<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return named(item, words(limits.shortText));
}

export const shortText = bilingual(limits.shortText);
export const longText = bilingual(limits.criterionText);
