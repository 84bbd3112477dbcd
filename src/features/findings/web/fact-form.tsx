import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getRanking } from '../../rankings/contract.ts';
import { getFindings, recordFacts } from '../contract.ts';

type Fact = AnswerOf<typeof getFindings>['facts'][number];

export function FactForm({ entryId, fact }: { readonly entryId: string; readonly fact: Fact }): ReactNode {
  const { say, text, dateTime } = useSpeech();
  const record = useChange(recordFacts, { invalidates: [getFindings, getRanking] });
  const isYesNo = fact.kind === 'yes-no';
  const form = useForm({
    initial: { value: shownValue(fact.value) },
    keep: `fact/${entryId}/${fact.fact}`,
    submit: ({ value }) =>
      record.mutateAsync({ params: { entryId }, body: { facts: { [fact.fact]: typedValue(value, isYesNo) } } }),
    done: () => notifyDone(say('finding.recorded')),
  });
  const label = text(fact.text);
  return (
    <Form form={form}>
      {isYesNo ? (
        <SelectField
          {...form.field('value')}
          label={label}
          choices={[
            { value: 'yes', label: say('finding.yes') },
            { value: 'no', label: say('finding.no') },
          ]}
        />
      ) : (
        <TextField {...form.field('value')} label={label} hint={say('finding.value-how')} limit={40} />
      )}
      <SubmitBar label={say('finding.record')} />
      {fact.recordedAt !== null && (
        <Text size="sm">{say('finding.recorded-at', { at: dateTime(fact.recordedAt) })}</Text>
      )}
    </Form>
  );
}

/** A share is typed as people write it: 90%, or 181/200. Nothing chosen is sent as it is: the server says what is asked. */
function typedValue(value: string, isYesNo: boolean) {
  if (isYesNo && value !== '') return value === 'yes';
  const counted = /^(\d+)\s*\/\s*(\d+)$/.exec(value.trim());
  return counted === null ? value.trim() : { part: Number(counted[1]), whole: Number(counted[2]) };
}

function shownValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null && 'part' in value && 'whole' in value)
    return `${String(value.part)}/${String(value.whole)}`;
  return value === null || value === undefined ? '' : JSON.stringify(value).replaceAll('"', '');
}
