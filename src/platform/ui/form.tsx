import { Alert, Button, Group, Stack } from '@mantine/core';
import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../web/speech.tsx';
import type { FormState } from '../web/use-form.ts';
import { ProblemList } from './problem-list.tsx';
import { sentenceOf } from './states.tsx';

const Sending = createContext(false);

/** A form that is sent by its button: its problems first, as a list that jumps to the place. */
export function Form<T>({ form, children }: { readonly form: FormState<T>; readonly children: ReactNode }): ReactNode {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <Stack gap="lg" maw="46rem">
        <ProblemList form={form.id} problems={form.problems} tries={form.tries} />
        {form.failure !== null && <Failure error={form.failure} />}
        <Sending value={form.sending}>{children}</Sending>
      </Stack>
    </form>
  );
}

function Failure({ error }: { readonly error: Error }): ReactNode {
  const say = useSay();
  return (
    <Alert color="red" variant="outline" role="alert" title={say('ui.not-sent')}>
      {sentenceOf(error, say)}
    </Alert>
  );
}

interface SubmitBarProps {
  readonly label: string;
  /** A way out without sending. */
  readonly cancel?: ReactNode;
  readonly disabled?: boolean;
  /** What stands beside the button, such as the autosave note or a running total. */
  readonly children?: ReactNode;
}

/** The end of a form: its one main button. */
export function SubmitBar({ label, cancel, disabled = false, children }: SubmitBarProps): ReactNode {
  const sending = use(Sending);
  return (
    <Group className="submit-bar no-print" gap="md">
      <Button type="submit" loading={sending} disabled={disabled}>
        {label}
      </Button>
      {cancel}
      {children}
    </Group>
  );
}
