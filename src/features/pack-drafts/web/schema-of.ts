import { packSchema } from '../../../core/criteria/schema.ts';

/** The published schema, as the forms read it: whatever a pack can hold has its field. */
export interface FieldSchema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: FieldSchema | boolean;
  readonly propertyNames?: FieldSchema;
  readonly items?: FieldSchema;
  readonly oneOf?: readonly FieldSchema[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly then?: FieldSchema;
  readonly else?: FieldSchema;
  readonly $defs?: Readonly<Record<string, FieldSchema>>;
}

const whole = packSchema() as FieldSchema;

export const partSchema: Readonly<Record<string, FieldSchema>> = whole.properties ?? {};
export const requiredParts: ReadonlySet<string> = new Set(whole.required);
const criterion = whole.$defs?.['criterion'] ?? {};
export const branchSchema: FieldSchema = criterion.then ?? {};
export const indicatorSchema: FieldSchema = criterion.else ?? {};

/** What kind of field a schema asks for. */
export type FieldKind =
  | 'fixed'
  | 'choice'
  | 'yes-no'
  | 'whole'
  | 'amount'
  | 'day'
  | 'line'
  | 'text'
  | 'checks'
  | 'words'
  | 'list'
  | 'named'
  | 'kinds'
  | 'group';

export function fieldKind(schema: FieldSchema): FieldKind {
  if (schema.const !== undefined) return 'fixed';
  if (schema.enum !== undefined) return 'choice';
  if (schema.oneOf !== undefined) return schema.oneOf.some(({ type }) => type === 'number') ? 'amount' : 'kinds';
  switch (schema.type) {
    case 'boolean':
      return 'yes-no';
    case 'integer':
      return 'whole';
    case 'string':
      return schema.pattern?.startsWith(String.raw`^\d{4}-`) === true ? 'day' : 'line';
    case 'array':
      if (schema.items?.enum !== undefined) return 'checks';
      return schema.items?.type === 'string' ? 'words' : 'list';
    case undefined:
    default:
      if (schema.properties?.['zh'] !== undefined) return 'text';
      return schema.properties === undefined ? 'named' : 'group';
  }
}

/** The names of the kinds between which a `kind` decides. */
export function kindsOf(schema: FieldSchema): readonly string[] {
  return (schema.oneOf ?? []).map((one) => String(one.properties?.['kind']?.const));
}

/** The least value that has the form of a schema: what a new item of a list begins as. */
export function emptyOf(schema: FieldSchema): unknown {
  switch (fieldKind(schema)) {
    case 'fixed':
      return schema.const;
    case 'choice':
      return schema.enum?.[0];
    case 'yes-no':
      return false;
    case 'whole':
      return Math.max(schema.minimum ?? 0, Math.min(1, schema.maximum ?? 1));
    case 'text':
      return { zh: '', en: '' };
    case 'checks':
      return [schema.items?.enum?.[0]];
    case 'words':
      return [];
    case 'list':
      return [emptyOf(schema.items ?? {})];
    case 'named':
      return {};
    case 'kinds':
      return emptyOf(schema.oneOf?.[0] ?? {});
    case 'group':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, emptyOf(schema.properties?.[key] ?? {})]));
    case 'line':
    case 'amount':
    case 'day':
      return '';
  }
}
