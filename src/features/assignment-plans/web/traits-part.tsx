import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { LanguageField } from '../../assessors/web/language-field.tsx';
import { wordsIn } from '../../assessors/web/words-in.ts';
import { getEntryTraits, setEntryTraits } from '../contract.ts';

/** What an entry is about, as the office sees it: its affinity to assessors follows from it. */
export function TraitsPart({ entryId }: { readonly entryId: string }): ReactNode {
  const { say } = useSpeech();
  const read = useOperation(getEntryTraits, { params: { entryId } });
  return (
    <Section title={say('traits.title')}>
      <Text c="dimmed">{say('traits.lead')}</Text>
      <Loaded read={read}>{(stated) => <Fields key={stated.version} entryId={entryId} stated={stated} />}</Loaded>
    </Section>
  );
}

interface FieldsProps {
  readonly entryId: string;
  readonly stated: AnswerOf<typeof getEntryTraits>;
}

function Fields({ entryId, stated }: FieldsProps): ReactNode {
  const { say } = useSpeech();
  const set = useChange(setEntryTraits, { invalidates: [getEntryTraits] });
  const form = useForm<{ topics: string; languages: readonly string[] }, unknown>({
    initial: { topics: stated.topics.join('，'), languages: stated.languages },
    submit: ({ topics, languages }) =>
      set.mutateAsync({
        params: { entryId },
        ifMatch: stated.version,
        body: { topics: wordsIn(topics), languages: [...languages], recommendedBy: stated.recommendedBy },
      }),
    done: () => notifyDone(say('traits.saved')),
  });
  return (
    <Form form={form}>
      <TextField {...form.field('topics')} label={say('profile.topics')} hint={say('profile.words-hint')} />
      <LanguageField {...form.field('languages')} />
      <SubmitBar label={say('traits.save')} />
    </Form>
  );
}
