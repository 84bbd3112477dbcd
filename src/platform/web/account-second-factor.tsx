import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Section } from '../ui/states.tsx';
import { Status } from '../ui/status.tsx';
import { beginSecondFactor, endSecondFactor, giveSecondFactor } from './auth.ts';
import { AuthFailure, SecretField, useAuthAct } from './auth-act.tsx';
import { useSession } from './session.tsx';
import { useSay } from './speech.tsx';

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
