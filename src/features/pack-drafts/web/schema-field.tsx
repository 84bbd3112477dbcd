import type { ReactNode } from 'react';
import { FieldList } from './field-lists.tsx';
import { NamedList } from './named-list.tsx';
import { FieldGroup, KindGroup } from './field-groups.tsx';
import type { FieldProps } from './field-props.ts';
import { amountFrom, ChecksField, LineField, PickField, wholeFrom, YesNoField } from './plain-fields.tsx';
import { TextPair } from './text-pair.tsx';
import { useReferences } from './references.ts';
import { fieldKind } from './schema-of.ts';

/** The field of any part of a pack, by the schema that reads it. */
export function SchemaField(field: FieldProps): ReactNode {
  const references = useReferences(field.name, field.above);
  switch (fieldKind(field.schema)) {
    case 'fixed':
      return null;
    case 'choice':
      return <PickField {...field} choices={(field.schema.enum ?? []).map(String)} />;
    case 'yes-no':
      return <YesNoField {...field} />;
    case 'whole':
      return <LineField {...field} read={wholeFrom} narrow />;
    case 'amount':
      return <LineField {...field} read={amountFrom} narrow />;
    case 'day':
      return <LineField {...field} day narrow />;
    case 'line':
      return references === undefined ? <LineField {...field} /> : <PickField {...field} choices={references} />;
    case 'text':
      return <TextPair {...field} />;
    case 'checks':
      return <ChecksField {...field} choices={(field.schema.items?.enum ?? []).map(String)} />;
    case 'words':
      return references === undefined || references.length > 12 ? (
        <WordsField {...field} />
      ) : (
        <ChecksField {...field} choices={references} />
      );
    case 'list':
      return <FieldList {...field} />;
    case 'named':
      return <NamedList {...field} />;
    case 'kinds':
      return <KindGroup {...field} />;
    case 'group':
      return <FieldGroup {...field} />;
  }
}

/** Names or numbers, one after the other. */
function WordsField(field: FieldProps): ReactNode {
  const value = Array.isArray(field.value) ? (field.value as unknown[]).map(String).join(', ') : '';
  const read = (text: string): unknown => {
    const words = text
      .split(/[\s,，、;；]+/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    return words.length === 0 && !field.required ? undefined : words;
  };
  return <LineField {...field} value={value} read={read} />;
}
