import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** As much of JSON Schema as contracts come out as. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a contract takes, as values can be made from it. */
export function schemaOf(shape: z.ZodType): Schema {
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** A value that the schema describes; names of fields lead to things that are really there. */
export function sampleOf(schema: Schema, known: Readonly<Record<string, string>>, name = '', root = schema): unknown {
  const followed = follow(schema, root);
  const choice = followed.anyOf?.[0] ?? followed.oneOf?.[0] ?? followed.allOf?.[0];
  if (choice !== undefined) return sampleOf(choice, known, name, root);
  if (followed.const !== undefined) return followed.const;
  if (followed.enum !== undefined) return followed.enum[0];
  switch (followed.type ?? 'string') {
    case 'object':
      return Object.fromEntries(
        Object.entries(followed.properties ?? {}).map(([key, field]) => [key, sampleOf(field, known, key, root)]),
      );
    case 'array': {
      const item = followed.items === undefined ? 'x' : sampleOf(followed.items, known, name.replace(/s$/, ''), root);
      return Array.from({ length: Math.max(1, followed.minItems ?? 0) }, () => item);
    }
    case 'integer':
    case 'number':
      return Math.min(followed.maximum ?? 3, Math.max(followed.minimum ?? 1, 1));
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(followed, known[name]);
  }
}

const formats: Readonly<Record<string, () => string>> = {
  uuid: randomUUID,
  date: () => '2026-03-10',
  'date-time': () => '2026-03-10T08:00:00+08:00',
  email: () => 'somebody@example.org',
  base64: () => 'eHg=',
  uri: () => 'https://example.org/page',
};

function textOf({ format = '', minLength = 1 }: Schema, known: string | undefined): string {
  return known ?? formats[format]?.() ?? 'a text '.repeat(Math.ceil(minLength / 7)).trim();
}

/** Values that nobody should send in place of this one, from plainly wrong to barely right. */
export function hostileFor(schema: Schema, sample: unknown, root = schema): unknown[] {
  const followed = follow(schema, root);
  const branches = followed.anyOf ?? followed.oneOf ?? followed.allOf;
  if (branches !== undefined) return branches.flatMap((branch) => hostileFor(branch, sample, root));
  switch (followed.type ?? 'string') {
    case 'object':
      return [null, [], 'x', 7, { ...(sample as object), surplus: 1 }, { __proto__x: 1, constructor: 2 }];
    case 'array':
      return [null, {}, 'x', [null], [[]], [{}], Array.from({ length: 300 }, () => (sample as unknown[])[0] ?? 'x')];
    case 'integer':
    case 'number':
      return ['1', null, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, 1e300, [], {}];
    case 'boolean':
      return ['true', 1, null, {}];
    default:
      return [7, null, {}, [], '', '   ', 'a\0b', '\ud800', '\u202e文字 أ', "'; --", ...longAndTimely(followed)];
  }
}

function longAndTimely({ format, maxLength }: Schema): string[] {
  if (format === 'date') return ['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01'];
  if (format === 'date-time')
    return ['2026-13-01T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-03-10T08:00:00+23:59'];
  return ['x'.repeat((maxLength ?? 100_000) + 1), '字'.repeat(Math.min(maxLength ?? 4000, 100_000))];
}

function follow(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.split('/').at(-1) ?? '';
  return schema.$ref === '#' ? root : follow(root.$defs?.[name] ?? {}, root);
}
