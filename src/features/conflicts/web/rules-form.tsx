import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { NumberField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getConflictRules, listTies, setConflictRules } from '../contract.ts';

/** For how long what is over still bars. */
export function RulesForm(): ReactNode {
  const { say } = useSpeech();
  const bodyId = useBodyId();
  const rules = useOperation(getConflictRules, { params: { bodyId } });
  return (
    <Section title={say('conflict.rules')}>
      <Loaded read={rules}>{(stated) => <Fields key={stated.version} bodyId={bodyId} rules={stated} />}</Loaded>
    </Section>
  );
}

interface FieldsProps {
  readonly bodyId: string;
  readonly rules: AnswerOf<typeof getConflictRules>;
}

function Fields({ bodyId, rules: { version, ...rules } }: FieldsProps): ReactNode {
  const { say } = useSpeech();
  const set = useChange(setConflictRules, { invalidates: [getConflictRules, listTies] });
  const form = useForm<Record<keyof typeof rules, number | null>, unknown>({
    initial: rules,
    submit: ({ formerEmployerYears, earlierSheetYears }) =>
      set.mutateAsync({
        params: { bodyId },
        ifMatch: version,
        body: { formerEmployerYears: formerEmployerYears ?? 0, earlierSheetYears: earlierSheetYears ?? 0 },
      }),
    done: () => notifyDone(say('conflict.rules-saved')),
  });
  return (
    <Form form={form}>
      <NumberField
        {...form.field('formerEmployerYears')}
        label={say('conflict.former-employer-years')}
        hint={say('conflict.rules-hint')}
        min={0}
        max={50}
      />
      <NumberField
        {...form.field('earlierSheetYears')}
        label={say('conflict.earlier-sheet-years')}
        hint={say('conflict.earlier-sheet-hint')}
        min={0}
        max={50}
      />
      <SubmitBar label={say('conflict.rules-save')} />
    </Form>
  );
}
