import { Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { DialogBox } from '../ui/dialog-box.tsx';
import { CallRefusal, onSessionEnd } from './call.ts';
import type { Me } from './session.tsx';
import { useSay } from './speech.tsx';

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }));

interface SignInAgainProps {
  readonly me: Me;
  readonly loadMe: () => Promise<Me>;
}

interface Waiting {
  readonly go: () => void;
  readonly stop: (cause: Error) => void;
}

/** Asks for the password over the page when the session ran out; every call that waits goes on afterwards. */
export function SignInAgain({ me, loadMe }: SignInAgainProps): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const waiting = useRef<Waiting[]>([]);
  useEffect(() => {
    onSessionEnd(
      () =>
        new Promise((go, stop) => {
          waiting.current.push({ go, stop });
          setOpen(true);
        }),
    );
    return () => onSessionEnd(undefined);
  }, []);
  const settle = (how: (one: Waiting) => void): void => {
    setOpen(false);
    for (const one of waiting.current.splice(0)) how(one);
  };
  const refuse = (): void => {
    const cause = new CallRefusal(401, { code: 'sign-in-required', detail: say('sign-in.required') });
    settle(({ stop }) => stop(cause));
  };
  const done = async (): Promise<void> => {
    const now = await loadMe();
    // What waits was typed by another person: it stays kept for them on this device.
    if (now.personId === me.personId) settle(({ go }) => go());
    else location.reload();
  };
  return (
    <DialogBox opened={open} close={refuse} title={say('sign-in.ended')} firm>
      <Stack>
        <Text>{say('sign-in.ended-why')}</Text>
        <Suspense>
          <SignInForm done={() => void done()} email={me.email} />
        </Suspense>
      </Stack>
    </DialogBox>
  );
}
