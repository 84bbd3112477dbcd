import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { NumberField, TextField } from '../../../platform/ui/fields.tsx';
import { type Binding, item, part } from '../../../platform/web/bindings.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Settings } from './run-settings.ts';

type Quotas = Settings['quotas'];
type Quota = Quotas[number];

const kinds = ['sector', 'topic', 'district', 'language'] as const;

/** So many of a kind for every entry: one line each. */
export function QuotaFields(quotas: Binding<Quotas>): ReactNode {
  const { say } = useSpeech();
  const { value, onChange } = quotas;
  return (
    <Fieldset legend={say('run.quotas')} variant="unstyled" id={quotas.id}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          {say('run.quotas-hint')}
        </Text>
        {value.map((_, at) => (
          <QuotaLine
            // Lines have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            quota={item<Quotas>(quotas, at)}
            remove={() => onChange(value.toSpliced(at, 1))}
          />
        ))}
        <Button variant="default" onClick={() => onChange([...value, { by: 'sector', value: '', least: 1, most: 99 }])}>
          {say('run.quota-add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

function QuotaLine({ quota, remove }: { readonly quota: Binding<Quota>; readonly remove: () => void }): ReactNode {
  const { say } = useSpeech();
  const count = (name: 'least' | 'most') => {
    const bound = part(quota, name);
    return { ...bound, onChange: (value: number | null) => bound.onChange(value ?? 0) };
  };
  return (
    <Group align="flex-end">
      <SelectField
        {...part(quota, 'by')}
        label={say('run.quota-by')}
        required
        choices={kinds.map((kind) => ({ value: kind, label: say(`run.quota-by-${kind}`) }))}
      />
      <TextField {...part(quota, 'value')} label={say('run.quota-value')} required />
      <NumberField {...count('least')} label={say('run.quota-least')} min={0} />
      <NumberField {...count('most')} label={say('run.quota-most')} min={0} />
      <Button variant="default" onClick={remove}>
        {say('run.quota-remove')}
      </Button>
    </Group>
  );
}
