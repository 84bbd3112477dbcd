import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { confirmEmail } from '../auth/contract.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { OpenPage } from './open-page.tsx';
import { useChange } from './operations.ts';
import { useSay } from './speech.tsx';

/** Where the mail to a new address leads. It takes a click, because mail programs open links by themselves. */
export function NewEmailScreen(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [query] = useSearchParams();
  const confirm = useChange(confirmEmail);
  const token = query.get('token') ?? '';
  return (
    <OpenPage title={say('account.email-confirm')}>
      {confirm.data === undefined ? (
        <>
          <Text>{say('account.email-confirm-lead')}</Text>
          {confirm.error !== null && <ErrorState error={confirm.error} />}
          <Button
            loading={confirm.isPending}
            onClick={() =>
              confirm.mutate({ body: { token } }, { onSuccess: () => queries.removeQueries({ queryKey: ['me'] }) })
            }
          >
            {say('account.email-confirm')}
          </Button>
        </>
      ) : (
        <EmptyState
          title={say('account.email-confirmed', { email: confirm.data.email })}
          action={<LinkButton to="/">{say('ui.to-home')}</LinkButton>}
        />
      )}
    </OpenPage>
  );
}
