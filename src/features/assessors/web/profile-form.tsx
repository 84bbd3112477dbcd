import { Button, Fieldset, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DateField, NumberField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { type Binding, item, part } from '../../../platform/web/bindings.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { describeAssessor, getAssessorProfile } from '../contract.ts';
import { LanguageField } from './language-field.tsx';
import { wordsIn } from './words-in.ts';

type Profile = AnswerOf<typeof getAssessorProfile>;

interface Employer {
  readonly name: string;
  readonly from: string;
  readonly until: string;
}

interface Written {
  readonly topics: string;
  readonly sectors: string;
  readonly districts: string;
  readonly languages: readonly string[];
  readonly mostEntries: number | null;
  readonly employers: Employer[];
}

const dayOf = (text: string): string | null => (text === '' ? null : text);

/** What an assessor is known for, and whom he or she works and worked for; for the assessor and for the office. */
export function ProfileForm({ profile }: { readonly profile: Profile }): ReactNode {
  const { say } = useSpeech();
  const save = useChange(describeAssessor, { invalidates: [getAssessorProfile] });
  const form = useForm<Written, unknown>({
    initial: {
      sectors: profile.sectors.join('，'),
      topics: profile.topics.join('，'),
      districts: profile.districts.join('，'),
      languages: profile.languages,
      mostEntries: profile.mostEntries,
      employers: profile.employers.map(({ name, from, until }): Employer => ({
        name,
        from: from ?? '',
        until: until ?? '',
      })),
    },
    submit: ({ sectors, topics, districts, languages, mostEntries, employers }) =>
      save.mutateAsync({
        params: { assessorId: profile.id },
        ifMatch: profile.version,
        body: {
          sectors: wordsIn(sectors),
          topics: wordsIn(topics),
          districts: wordsIn(districts),
          languages: languages as Profile['languages'],
          mostEntries,
          employers: employers.map(({ name, from, until }) => ({ name, from: dayOf(from), until: dayOf(until) })),
        },
      }),
    done: () => notifyDone(say('profile.saved')),
  });
  const employers = form.field('employers');
  return (
    <Form form={form}>
      <TextField {...form.field('topics')} label={say('profile.topics')} hint={say('profile.words-hint')} />
      <TextField {...form.field('sectors')} label={say('profile.sectors')} hint={say('profile.words-hint')} />
      <TextField {...form.field('districts')} label={say('profile.districts')} hint={say('profile.words-hint')} />
      <LanguageField {...form.field('languages')} />
      <NumberField
        {...form.field('mostEntries')}
        label={say('profile.most')}
        hint={say('profile.most-hint')}
        min={0}
        max={1000}
      />
      <Fieldset legend={say('profile.employers')} variant="unstyled" id={employers.id}>
        <Stack gap="sm" align="flex-start">
          <p>{say('profile.employers-hint')}</p>
          {employers.value.map((_, at) => (
            <EmployerLine
              // Lines have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              employer={item<Employer[]>(employers, at)}
              remove={() => employers.onChange(employers.value.toSpliced(at, 1))}
            />
          ))}
          <Button
            variant="default"
            onClick={() => employers.onChange([...employers.value, { name: '', from: '', until: '' }])}
          >
            {say('profile.employer-add')}
          </Button>
        </Stack>
      </Fieldset>
      <SubmitBar label={say('profile.save')} />
    </Form>
  );
}

function EmployerLine({
  employer,
  remove,
}: {
  readonly employer: Binding<Employer>;
  readonly remove: () => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <Group align="flex-end">
      <TextField {...part(employer, 'name')} label={say('profile.employer')} required />
      <DateField {...part(employer, 'from')} label={say('profile.from')} />
      <DateField {...part(employer, 'until')} label={say('profile.until')} hint={say('profile.until-hint')} />
      <Button variant="default" onClick={remove}>
        {say('profile.employer-remove')}
      </Button>
    </Group>
  );
}
