import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded, Section } from '../ui/states.tsx';
import { Status } from '../ui/status.tsx';
import { AuthFailure, useAuthAct } from './auth-act.tsx';
import { listSessions, presentSession, revokeOtherSessions, revokeSession } from './auth.ts';
import { useSpeech } from './speech.tsx';

/** Where the person is signed in, and how to end it there. */
export function AccountSessions(): ReactNode {
  const { say, dateTime } = useSpeech();
  const { busy, failure, run } = useAuthAct();
  const read = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => ({ sessions: await listSessions(), here: (await presentSession())?.session.token }),
  });
  const end = (act: () => Promise<void>): void =>
    run(async () => {
      await act();
      await read.refetch();
    });
  return (
    <Section title={say('account.sessions')}>
      <Loaded read={read}>
        {({ sessions, here }) => (
          <Stack>
            <AuthFailure failure={failure} />
            <ul className="waiting">
              {sessions.map((session) => (
                <li key={session.token}>
                  <div>
                    <Text>{deviceIn(session.userAgent ?? '')}</Text>
                    <Text size="sm" c="dimmed">
                      {say('account.session-since', { when: dateTime(session.createdAt) })}
                      {session.ipAddress ? ` · ${session.ipAddress}` : ''}
                    </Text>
                  </div>
                  {session.token === here ? (
                    <Status tone="done">{say('account.session-here')}</Status>
                  ) : (
                    <Button
                      variant="default"
                      size="compact-md"
                      disabled={busy}
                      onClick={() => end(() => revokeSession(session.token))}
                    >
                      {say('account.end-session')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {sessions.length > 1 && (
              <Group>
                <Button variant="default" disabled={busy} onClick={() => end(revokeOtherSessions)}>
                  {say('account.end-others')}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

/** The browser and system that a user agent names, enough to tell one's own devices apart. */
function deviceIn(userAgent: string): string {
  const browser = /Edg|OPR|Firefox|MicroMessenger|Chrome|Safari/
    .exec(userAgent)?.[0]
    .replace('Edg', 'Edge')
    .replace('OPR', 'Opera')
    .replace('MicroMessenger', 'WeChat');
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0];
  return [browser, system].filter((found) => found !== undefined).join(' · ') || userAgent.slice(0, 60) || '—';
}
