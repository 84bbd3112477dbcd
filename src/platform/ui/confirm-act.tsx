import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../web/speech.tsx';
import { DialogBox } from './dialog-box.tsx';
import { ErrorState } from './states.tsx';

interface ConfirmActProps {
  /** The verb on the button, and again on the button that confirms. */
  readonly label: string;
  /** What will happen, with its numbers: "Publishes 388 units to the public register." */
  readonly consequence: ReactNode;
  readonly act: () => Promise<unknown>;
  /** It takes something away, or cannot be undone. */
  readonly grave?: boolean;
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  /** Fields that the act needs, such as a reason. */
  readonly children?: ReactNode;
}

/** An act that asks once, naming its consequence, and says what went wrong if it did. */
export function ConfirmAct({ label, consequence, act, grave, quiet, disabled, children }: ConfirmActProps): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const close = (): void => {
    setOpen(false);
    setError(null);
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await act();
      close();
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant={quiet ? 'default' : 'filled'}
        color={grave && !quiet ? 'red.9' : undefined}
        disabled={disabled ?? false}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <DialogBox opened={open} close={close} title={label}>
        <Stack>
          <Text component="div">{consequence}</Text>
          {children}
          {error !== null && <ErrorState error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {say('ui.cancel')}
            </Button>
            <Button loading={busy} color={grave ? 'red.9' : undefined} onClick={() => void run()}>
              {label}
            </Button>
          </Group>
        </Stack>
      </DialogBox>
    </>
  );
}
