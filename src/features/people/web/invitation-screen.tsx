import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import type { AnswerOf } from '../../../platform/operation.ts';
import { call } from '../../../platform/web/call.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay, useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { acceptInvitation, readInvitation } from '../contract.ts';
import { OpenPage } from '../../../platform/web/open-page.tsx';
import { PasswordField } from '../../../platform/ui/password-field.tsx';

/** Where the mail of an invitation leads, at every door: what is offered, and how to accept it. */
export function InvitationScreen(): ReactNode {
  const say = useSay();
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const read = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call(readInvitation, { body: { token } }),
    staleTime: Infinity,
  });
  return (
    <OpenPage title={say('people.invitation')}>
      <Loaded read={read}>{(offer) => <Offer offer={offer} token={token} />}</Loaded>
    </OpenPage>
  );
}

interface OfferProps {
  readonly offer: AnswerOf<typeof readInvitation>;
  readonly token: string;
}

function Offer({ offer, token }: OfferProps): ReactNode {
  const { say, text } = useSpeech();
  const [accepted, setAccepted] = useState(false);
  const accept = useChange(acceptInvitation);
  const form = useForm({
    initial: { name: offer.name, password: '' },
    submit: ({ name, password }) =>
      accept.mutateAsync({ body: offer.hasAccount ? { token } : { token, name, password } }),
    done: () => setAccepted(true),
  });
  if (accepted) {
    return (
      <EmptyState
        title={say('people.accepted', { place: text(offer.place) })}
        action={<Anchor href="./">{say('people.to-sign-in')}</Anchor>}
      >
        {say('people.accepted-next', { email: offer.email })}
      </EmptyState>
    );
  }
  return (
    <>
      <Text>
        {say('people.offer', { place: text(offer.place), role: say(`role.${offer.role}`), email: offer.email })}
      </Text>
      <Form form={form}>
        {offer.hasAccount ? (
          <Text>{say('people.offer-has-account')}</Text>
        ) : (
          <>
            <TextField
              {...form.field('name')}
              label={say('people.your-name')}
              limit={100}
              autoComplete="name"
              required
            />
            <PasswordField
              {...form.field('password')}
              label={say('people.password')}
              hint={say('people.password-hint')}
            />
          </>
        )}
        <SubmitBar label={say('people.accept')} />
      </Form>
    </>
  );
}
