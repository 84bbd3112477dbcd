import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../ui/door-header.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState } from '../ui/states.tsx';
import { signOut } from './auth.ts';
import type { Me } from './session.tsx';
import { useSpeech } from './speech.tsx';

/** A person who is signed in but has no place at this door: where they do have one, and how to get one. */
export function NoPlaceScreen({ me, door }: { readonly me: Me; readonly door: string }): ReactNode {
  const { say, text } = useSpeech();
  const leave = (): void => void signOut().finally(() => location.reload());
  return (
    <main id="main" className="sign-in">
      <Stack maw="34rem">
        <Title order={1}>{say('door.no-place', { door: say(`door.${door}`) })}</Title>
        <Text>{say('door.no-place-why', { name: me.name, email: me.email })}</Text>
        {me.standings.length > 0 && (
          <ul>
            {me.standings.map((standing) => (
              <li key={`${standing.role} ${standing.bodyId ?? standing.unitId}`}>
                <Anchor href={`/${doorOf(standing.role)}/`}>
                  {text(standing.name)} · {say(`role.${standing.role}`)}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
        <Text>{say('door.no-place-how')}</Text>
        <Group>
          <Button variant="default" onClick={leave}>
            {say('door.other-account')}
          </Button>
          <Anchor href="/">{say('sign-in.to-register')}</Anchor>
          <LanguageSwitch />
        </Group>
      </Stack>
    </main>
  );
}

function doorOf(role: string): string {
  return role === 'office' || role === 'assessor' ? role : 'unit';
}

export function NotFoundScreen(): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <PageHead title={say('ui.no-page')} />
      <EmptyState title={say('ui.no-page-why')} action={<LinkButton to="/">{say('ui.to-home')}</LinkButton>} />
    </>
  );
}
