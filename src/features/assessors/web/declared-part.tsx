import { List } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { declareTie } from '../../conflicts/contract.ts';
import { getAssessorProfile, listUnitsToName } from '../contract.ts';

type Profile = AnswerOf<typeof getAssessorProfile>;

const blank = { sought: '', unitId: '', kind: 'interest', reason: '' };

/** Ties by interest or family; the assessor adds to them, nobody takes one away. */
export function DeclaredPart({ profile, isOwn }: { readonly profile: Profile; readonly isOwn: boolean }): ReactNode {
  const { say, text } = useSpeech();
  return (
    <Section title={say('profile.declared')}>
      {profile.declared.length === 0 ? (
        <EmptyState title={say('profile.declared-none')}>{say('profile.declared-why')}</EmptyState>
      ) : (
        <List spacing="xs">
          {profile.declared.map(({ unitName, kind, source, reason }) => (
            <List.Item key={`${unitName.zh} ${kind} ${source} ${reason}`}>
              {`${text(unitName)} · ${say(`conflict.stated-${kind}`)} · ${say(`conflict.known-${source}`)}: ${reason}`}
            </List.Item>
          ))}
        </List>
      )}
      {isOwn && <DeclareForm assessorId={profile.id} />}
    </Section>
  );
}

function DeclareForm({ assessorId }: { readonly assessorId: string }): ReactNode {
  const { say, text } = useSpeech();
  const declare = useChange(declareTie, { invalidates: [getAssessorProfile] });
  const form = useForm({
    initial: blank,
    keep: `tie/${assessorId}`,
    submit: ({ unitId, kind, reason }) =>
      declare.mutateAsync({
        params: { assessorId },
        body: { unitId, kind: kind === 'family' ? 'family' : 'interest', reason },
      }),
    done: () => {
      form.change(blank);
      notifyDone(say('profile.declared-done'));
    },
  });
  const q = form.values.sought.trim();
  const units = useOperation(listUnitsToName, { params: { assessorId }, query: { q } }, { enabled: q !== '' });
  return (
    <Form form={form}>
      <h3>{say('profile.declare')}</h3>
      <TextField
        {...form.field('sought')}
        label={say('conflict.unit-sought')}
        hint={say('conflict.unit-sought-hint')}
      />
      <SelectField
        {...form.field('unitId')}
        label={say('sheet.unit')}
        required
        choices={(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))}
      />
      <SelectField
        {...form.field('kind')}
        label={say('conflict.kind')}
        required
        choices={(['interest', 'family'] as const).map((value) => ({
          value,
          label: say(`conflict.stated-${value}`),
        }))}
      />
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
      <SubmitBar label={say('profile.declare')} />
    </Form>
  );
}
