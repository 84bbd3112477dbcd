import { Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { askForEmail } from '../auth/contract.ts';
import { TextField } from '../ui/fields.tsx';
import { Form, SubmitBar } from '../ui/form.tsx';
import { Section } from '../ui/states.tsx';
import { Status } from '../ui/status.tsx';
import { SecretField } from './auth-act.tsx';
import { doorHere } from './door-here.ts';
import { useChange } from './operations.ts';
import { useSession } from './session.tsx';
import { useSay } from './speech.tsx';
import { useForm } from './use-form.ts';

/** Another address to sign in by: it holds once the mail to it was followed. */
export function EmailChange(): ReactNode {
  const say = useSay();
  const { me } = useSession();
  const ask = useChange(askForEmail);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initial: { email: '', password: '' },
    submit: ({ email, password }) => ask.mutateAsync({ body: { email: email.trim(), password, door: doorHere() } }),
    done: (answer) => {
      setSentTo(answer.sentTo);
      form.change({ email: '', password: '' });
    },
  });
  const { id, value, onChange, problems } = form.field('password');
  return (
    <Section title={say('account.email')}>
      <Stack align="stretch">
        <Text>{say('account.email-present', { email: me.email })}</Text>
        {sentTo !== undefined && (
          <div role="status">
            <Status tone="done">{say('account.email-sent', { email: sentTo })}</Status>
          </div>
        )}
        <Form form={form}>
          <TextField
            {...form.field('email')}
            label={say('account.email-new')}
            type="email"
            autoComplete="email"
            required
          />
          <SecretField
            id={id}
            label={say('account.present-password')}
            value={value}
            onChange={onChange}
            problems={problems.map(({ message }) => message)}
          />
          <SubmitBar label={say('account.email-send')} />
        </Form>
      </Stack>
    </Section>
  );
}
