import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LanguageSwitch } from '../ui/door-header.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSay } from './speech.tsx';

interface SignInScreenProps {
  /** The name of the door, and for whom it is. */
  readonly door: string;
  readonly lead: string;
  readonly done: () => void;
  /** What else the door offers somebody without an account, such as registering a unit. */
  readonly offers?: readonly { readonly label: string; readonly href: string }[];
}

export function SignInScreen({ door, lead, done, offers }: SignInScreenProps): ReactNode {
  const say = useSay();
  useEffect(() => {
    document.title = `${say('sign-in.title')} · ${door} · ${say('ui.name')}`;
  }, [door, say]);
  return (
    <main id="main" className="sign-in">
      <Paper withBorder p="xl" maw="26rem" w="100%">
        <Stack>
          <div>
            <Text c="dimmed">{say('ui.name')}</Text>
            <Title order={1}>{door}</Title>
            <Text mt="xs">{lead}</Text>
          </div>
          <SignInForm done={done} />
          <Anchor component={Link} to="/forgotten-password">
            {say('sign-in.forgotten')}
          </Anchor>
          {offers?.map(({ label, href }) => (
            <Anchor key={href} href={href}>
              {label}
            </Anchor>
          ))}
          <Group justify="space-between">
            <Anchor href="/">{say('sign-in.to-register')}</Anchor>
            <LanguageSwitch />
          </Group>
        </Stack>
      </Paper>
    </main>
  );
}
