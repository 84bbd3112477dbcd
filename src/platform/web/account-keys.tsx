import { Alert, Button, CopyButton, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmAct } from '../ui/confirm-act.tsx';
import { Loaded, Section } from '../ui/states.tsx';
import { AuthFailure, useAuthAct } from './auth-act.tsx';
import { createApiKey, deleteApiKey, listApiKeys } from './auth.ts';
import { useSpeech } from './speech.tsx';

const usualDays = 90;

/** Keys by which programs act in the person's name. */
export function AccountKeys(): ReactNode {
  const { say, date } = useSpeech();
  const read = useQuery({ queryKey: ['api-keys'], queryFn: listApiKeys });
  const refetch = async (): Promise<void> => void (await read.refetch());
  return (
    <Section title={say('account.keys')}>
      <Stack>
        <Text>{say('account.keys-why')}</Text>
        <Loaded read={read}>
          {(keys) =>
            keys.length === 0 ? (
              <Text c="dimmed">{say('account.no-keys')}</Text>
            ) : (
              <ul className="waiting">
                {keys.map((key) => (
                  <li key={key.id}>
                    <div>
                      <Text>
                        {key.name} <code>{key.start}…</code>
                      </Text>
                      {key.expiresAt !== null && (
                        <Text size="sm" c="dimmed">
                          {say('account.key-expires', { date: date(key.expiresAt) })}
                        </Text>
                      )}
                    </div>
                    <ConfirmAct
                      label={say('account.delete-key')}
                      consequence={say('account.delete-key-why', { name: key.name ?? '' })}
                      act={() => deleteApiKey(key.id).then(refetch)}
                      grave
                      quiet
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <NewKey created={refetch} />
      </Stack>
    </Section>
  );
}

function NewKey({ created }: { readonly created: () => Promise<void> }): ReactNode {
  const { say } = useSpeech();
  const { busy, failure, run } = useAuthAct();
  const [name, setName] = useState('');
  const [days, setDays] = useState(usualDays);
  const [key, setKey] = useState<string | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          setKey((await createApiKey(name.trim(), days)).key);
          setName('');
          await created();
        });
      }}
    >
      <Stack>
        <AuthFailure failure={failure} />
        {key !== null && (
          <Alert variant="outline" title={say('account.key-once')} role="status">
            <Group>
              <code style={{ overflowWrap: 'anywhere' }}>{key}</code>
              <CopyButton value={key}>
                {({ copied, copy }) => (
                  <Button size="compact-md" variant="default" onClick={copy}>
                    {copied ? say('account.copied') : say('account.copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </Alert>
        )}
        <Group align="flex-end">
          <TextInput
            label={say('account.key-name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={32}
          />
          <NumberInput
            label={say('account.key-days')}
            value={days}
            onChange={(value) => setDays(typeof value === 'number' ? value : usualDays)}
            min={1}
            max={365}
            hideControls
          />
          <Button type="submit" variant="default" loading={busy}>
            {say('account.create-key')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
