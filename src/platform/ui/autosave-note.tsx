import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Phase } from '../web/autosave.ts';
import { useSpeech } from '../web/speech.tsx';
import type { Autosave } from '../web/use-autosave.ts';
import { sentenceOf } from './states.tsx';
import { Status } from './status.tsx';
import type { Tone } from './status.tsx';

const tones: Readonly<Record<Phase<unknown>['kind'], Tone>> = {
  saved: 'done',
  changed: 'going',
  saving: 'going',
  offline: 'waiting',
  refused: 'bad',
  conflict: 'bad',
};

/** Whether what is typed has reached the server, and when. */
export function AutosaveNote<T>({ draft }: { readonly draft: Autosave<T> }): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { phase } = draft;
  const words = (): string => {
    switch (phase.kind) {
      case 'saved':
        return phase.at === null
          ? say('autosave.all-saved')
          : say('autosave.saved-at', { time: speech.time(phase.at) });
      case 'changed':
      case 'saving':
        return say('autosave.saving');
      case 'offline':
        return say('autosave.offline');
      case 'refused':
        return say('autosave.refused', { why: sentenceOf(phase.cause, say) });
      case 'conflict':
        return say('autosave.conflict');
    }
  };
  return (
    <span role="status" className="autosave">
      <Status tone={tones[phase.kind]}>{words()}</Status>
    </span>
  );
}

interface ConflictProps<T> {
  readonly draft: Autosave<T>;
  /** How a version is shown, so that the person can tell them apart. */
  readonly show: (value: T) => ReactNode;
}

/** Two versions of the same thing, side by side: the person chooses. */
export function ConflictChoice<T>({ draft, show }: ConflictProps<T>): ReactNode {
  const { say } = useSpeech();
  if (draft.phase.kind !== 'conflict') return null;
  return (
    <Alert color="red" variant="outline" role="alert" title={say('autosave.conflict-title')}>
      <Stack>
        <Text>{say('autosave.conflict-why')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Version
            title={say('autosave.mine')}
            value={show(draft.value)}
            act={say('autosave.keep-mine')}
            take={draft.keepMine}
          />
          <Version
            title={say('autosave.theirs')}
            value={show(draft.phase.theirs.value)}
            act={say('autosave.take-theirs')}
            take={draft.takeTheirs}
          />
        </SimpleGrid>
      </Stack>
    </Alert>
  );
}

function Version(props: { title: string; value: ReactNode; act: string; take: () => void }): ReactNode {
  return (
    <Stack gap="xs" className="version">
      <Text fw={600}>{props.title}</Text>
      <div>{props.value}</div>
      <Group>
        <Button variant="default" onClick={props.take}>
          {props.act}
        </Button>
      </Group>
    </Stack>
  );
}
