import { Anchor, Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { LanguageSwitch } from '../ui/door-header.tsx';
import { useSay } from './speech.tsx';

/** A page for somebody who has no account yet: its own head, and the way to the sign-in. */
export function OpenPage({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  useEffect(() => {
    document.title = `${title} · ${say('ui.name')}`;
  }, [title, say]);
  return (
    <main id="main" className="sign-in">
      <Stack maw="46rem" w="100%">
        <Title order={1}>{title}</Title>
        {children}
        <Group gap="lg">
          <Anchor href="./">{say('people.to-sign-in')}</Anchor>
          <Anchor href="/">{say('sign-in.to-register')}</Anchor>
          <LanguageSwitch />
        </Group>
      </Stack>
    </main>
  );
}
