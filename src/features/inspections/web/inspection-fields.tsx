import { Button, Fieldset, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { ChoiceField } from '../../../platform/ui/choice-fields.tsx';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { item, part, type Binding } from '../../../platform/web/bindings.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import type { FormState } from '../../../platform/web/use-form.ts';
import { checklistResults } from '../contract.ts';
import { IndicatorField } from './indicator-field.tsx';

export interface ChecklistItem {
  readonly text: string;
  readonly indicator: string;
  readonly result: (typeof checklistResults)[number];
}

export interface Sheet {
  readonly title: string;
  readonly heldOn: string;
  readonly inspector: string;
  readonly checklist: readonly ChecklistItem[];
}

const emptyItem: ChecklistItem = { text: '', indicator: '', result: 'met' };
export const emptySheet: Sheet = { title: '', heldOn: '', inspector: '', checklist: [] };

interface FieldsProps<T extends Sheet> {
  readonly form: FormState<T>;
  readonly packId: string;
}

/** What is written down of an inspection: when, by whom, and what was looked at. */
export function InspectionFields<T extends Sheet>({ form, packId }: FieldsProps<T>): ReactNode {
  const say = useSay();
  const { field } = form as unknown as FormState<Sheet>;
  const checklist = field('checklist');
  return (
    <>
      <TextField
        {...field('title')}
        label={say('inspection.one')}
        hint={say('inspection.title-hint')}
        limit={limits.shortText}
        required
      />
      <DateField {...field('heldOn')} label={say('inspection.held-on')} required />
      <TextField
        {...field('inspector')}
        label={say('inspection.inspector')}
        hint={say('inspection.inspector-hint')}
        limit={limits.shortText}
        required
      />
      <Stack gap="md" id={checklist.id}>
        {checklist.value.map((_, index) => (
          // Items have no names of their own; they are only added at the end.
          // oxlint-disable-next-line react/no-array-index-key
          <Item key={index} binding={item(checklist, index)} place={index} packId={packId}>
            <button
              type="button"
              className="plain"
              aria-label={say('inspection.remove-item-at', { number: index + 1 })}
              onClick={() => checklist.onChange(checklist.value.filter((__, at) => at !== index))}
            >
              {say('inspection.remove-item')}
            </button>
          </Item>
        ))}
        <Group>
          <Button
            variant="default"
            disabled={checklist.value.length >= limits.checklistItems}
            onClick={() => checklist.onChange([...checklist.value, emptyItem])}
          >
            {say('inspection.add-item')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}

interface ItemProps {
  readonly binding: Binding<ChecklistItem>;
  readonly place: number;
  readonly packId: string;
  readonly children: ReactNode;
}

function Item({ binding, place, packId, children }: ItemProps): ReactNode {
  const say = useSay();
  return (
    <Fieldset legend={say('inspection.item', { number: place + 1 })}>
      <Stack gap="sm">
        <TextField {...part(binding, 'text')} label={say('inspection.item-text')} limit={limits.shortText} required />
        <IndicatorField {...part(binding, 'indicator')} label={say('inspection.indicator')} packId={packId} required />
        <ChoiceField
          {...part(binding, 'result')}
          label={say('inspection.result')}
          choices={checklistResults.map((value) => ({ value, label: say(`inspection.result-${value}`) }))}
          required
        />
        <div>{children}</div>
      </Stack>
    </Fieldset>
  );
}
