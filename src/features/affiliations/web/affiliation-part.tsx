import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listMyBodies } from '../../bodies/contract.ts';
import { listUnits } from '../../units/contract.ts';
import { getAffiliation, setAffiliation } from '../contract.ts';

/** To whom a unit belongs, as the office knows it: conflicts with assessors follow from it. */
export function AffiliationPart({ unitId }: { readonly unitId: string }): ReactNode {
  const { say } = useSpeech();
  const read = useOperation(getAffiliation, { params: { unitId } });
  return (
    <Section title={say('affiliation.title')}>
      <Text c="dimmed">{say('affiliation.lead')}</Text>
      <Loaded read={read}>{(stated) => <Fields key={stated.version} unitId={unitId} stated={stated} />}</Loaded>
    </Section>
  );
}

interface FieldsProps {
  readonly unitId: string;
  readonly stated: AnswerOf<typeof getAffiliation>;
}

function Fields({ unitId, stated }: FieldsProps): ReactNode {
  const { say, text } = useSpeech();
  const set = useChange(setAffiliation, { invalidates: [getAffiliation] });
  const { superior, groupName, version } = stated;
  const form = useForm({
    initial: { sought: '', superior: superior === null ? '' : `${superior.kind} ${superior.id}`, groupName },
    submit: (written) => {
      const [kind, id = ''] = written.superior.split(' ');
      const chosen = id === '' ? null : { kind: kind === 'body' ? ('body' as const) : ('unit' as const), id };
      return set.mutateAsync({
        params: { unitId },
        ifMatch: version,
        body: { superior: chosen, groupName: written.groupName },
      });
    },
    done: () => notifyDone(say('affiliation.saved')),
  });
  const q = form.values.sought.trim();
  const units = useOperation(listUnits, { query: { q, limit: 20 } }, { enabled: q !== '' });
  const bodies = useOperation(listMyBodies);
  const choices = [
    ...(superior === null ? [] : [{ value: `${superior.kind} ${superior.id}`, label: text(superior.name) }]),
    ...(bodies.data?.items ?? []).map(({ id, name }) => ({ value: `body ${id}`, label: text(name) })),
    ...(units.data?.items ?? []).map(({ id, name }) => ({ value: `unit ${id}`, label: text(name) })),
  ];
  const once = [...new Map(choices.map((choice) => [choice.value, choice])).values()];
  return (
    <Form form={form}>
      <TextField {...form.field('sought')} label={say('affiliation.sought')} hint={say('conflict.unit-sought-hint')} />
      <SelectField
        {...form.field('superior')}
        label={say('affiliation.superior')}
        choices={once}
        placeholder={say('affiliation.none')}
      />
      <TextField
        {...form.field('groupName')}
        label={say('affiliation.group')}
        hint={say('affiliation.group-hint')}
        limit={200}
      />
      <SubmitBar label={say('affiliation.save')} />
    </Form>
  );
}
