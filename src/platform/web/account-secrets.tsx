import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Section } from '../ui/states.tsx';
import { Status } from '../ui/status.tsx';
import { beginSecondFactor, changePassword, endSecondFactor, giveSecondFactor } from './auth.ts';
import { useSession } from './session.tsx';
import { authSentence } from './sign-in-form.tsx';
import { useSay } from './speech.tsx';

/** Runs an act of the sign-in library and keeps what it refused, as a sentence. */
export function useAuthAct(): { busy: boolean; failure: string | null; run: (act: () => Promise<void>) => void } {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = (act: () => Promise<void>): void => {
    setBusy(true);
    setFailure(null);
    act()
      .catch((cause: unknown) => setFailure(authSentence(cause, say)))
      .finally(() => setBusy(false));
  };
  return { busy, failure, run };
}

export function AuthFailure({ failure }: { readonly failure: string | null }): ReactNode {
  if (failure === null) return null;
  return (
    <Alert color="red" variant="outline" role="alert">
      {failure}
    </Alert>
  );
}

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fresh?: boolean;
}

function SecretField({ label, value, onChange, fresh = false }: SecretFieldProps): ReactNode {
  const say = useSay();
  return (
    <PasswordInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      required
      maw="26rem"
      visibilityToggleButtonProps={{ 'aria-label': say('sign-in.show-password'), tabIndex: 0 }}
    />
  );
}

export function PasswordChange(): ReactNode {
  const say = useSay();
  const { busy, failure, run } = useAuthAct();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  return (
    <Section title={say('account.password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            await changePassword(present, next);
            setPresent('');
            setNext('');
            setDone(true);
          });
        }}
      >
        <Stack align="stretch">
          <AuthFailure failure={failure} />
          {done && (
            <div role="status">
              <Status tone="done">{say('account.password-changed')}</Status>
            </div>
          )}
          <SecretField label={say('account.present-password')} value={present} onChange={setPresent} />
          <SecretField label={say('account.new-password')} value={next} onChange={setNext} fresh />
          <Group>
            <Button type="submit" loading={busy}>
              {say('account.change-password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

export function SecondFactor(): ReactNode {
  const say = useSay();
  const { me, refresh } = useSession();
  const { busy, failure, run } = useAuthAct();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<{ totpURI: string; backupCodes: string[] } | null>(null);
  const act = (): void =>
    run(async () => {
      if (me.twoFactor) {
        await endSecondFactor(password);
        refresh();
      } else {
        setBegun(await beginSecondFactor(password));
      }
      setPassword('');
    });
  return (
    <Section
      title={say('account.second-factor')}
      actions={
        <Status tone={me.twoFactor ? 'done' : 'off'}>
          {me.twoFactor ? say('account.second-factor-on') : say('account.second-factor-off')}
        </Status>
      }
    >
      <Stack>
        <Text>{say('account.second-factor-why')}</Text>
        <AuthFailure failure={failure} />
        {begun === null ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              act();
            }}
          >
            <Stack>
              <SecretField label={say('account.present-password')} value={password} onChange={setPassword} />
              <Group>
                <Button type="submit" variant="default" loading={busy}>
                  {me.twoFactor ? say('account.end-second-factor') : say('account.begin-second-factor')}
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <FirstCode
            begun={begun}
            done={() => {
              setBegun(null);
              refresh();
            }}
          />
        )}
      </Stack>
    </Section>
  );
}

interface FirstCodeProps {
  readonly begun: { readonly totpURI: string; readonly backupCodes: readonly string[] };
  readonly done: () => void;
}

/** Two-step sign-in holds only once the app has shown that it knows the secret. */
function FirstCode({ begun, done }: FirstCodeProps): ReactNode {
  const say = useSay();
  const { busy, failure, run } = useAuthAct();
  const [code, setCode] = useState('');
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          await giveSecondFactor(code);
          done();
        });
      }}
    >
      <Stack>
        <Text>{say('account.scan')}</Text>
        <QrCode text={begun.totpURI} label={say('account.qr')} />
        <Text style={{ overflowWrap: 'anywhere' }}>{say('account.secret', { secret })}</Text>
        <div>
          <Text fw={600}>{say('account.backup')}</Text>
          <Text>{say('account.backup-why')}</Text>
          <ul className="codes">
            {begun.backupCodes.map((backup) => (
              <li key={backup}>
                <code>{backup}</code>
              </li>
            ))}
          </ul>
        </div>
        <AuthFailure failure={failure} />
        <TextInput
          label={say('sign-in.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          maw="16rem"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {say('account.confirm-code')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Drawn in the browser: the secret goes nowhere else. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void (async () => {
      const { default: qrcode } = await import('qrcode');
      const drawn = await qrcode.toDataURL(text, { margin: 2, scale: 6 });
      if (current) setAddress(drawn);
    })();
    return () => {
      current = false;
    };
  }, [text]);
  return address === null ? null : <img src={address} alt={label} width={220} height={220} />;
}
