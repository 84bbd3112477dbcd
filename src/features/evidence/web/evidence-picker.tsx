import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { EmptyState, ErrorState } from '../../../platform/ui/states.tsx';
import { usePages } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEvidence } from '../contract.ts';
import { AddEvidence } from './add-evidence.tsx';
import { EvidenceLine } from './evidence-line.tsx';
import type { AddProps, Evidence } from './piece-form.tsx';

interface PickerProps extends AddProps {
  readonly title: string;
  readonly close: () => void;
  /** Pieces that are chosen already. */
  readonly taken: readonly string[];
}

/** Evidence for one place: what the library has, or something new that goes into it. */
export function EvidencePicker({ title, close, taken, ...props }: PickerProps): ReactNode {
  const { say } = useSpeech();
  const panel = <FromLibrary unitId={props.unitId} taken={taken} done={props.done} />;
  return (
    <DialogBox opened close={close} title={title} firm>
      <AddEvidence {...props} more={{ label: say('evidence.from-library'), panel }} />
    </DialogBox>
  );
}

export function FromLibrary({ unitId, taken, done }: Pick<PickerProps, 'unitId' | 'taken' | 'done'>): ReactNode {
  const { say } = useSpeech();
  const [q, setQ] = useState('');
  const search = q.trim();
  const pages = usePages(listEvidence, {
    params: { unitId },
    query: { limit: 10, ...(search === '' ? {} : { q: search }) },
  });
  if (pages.error !== null) return <ErrorState error={pages.error} again={pages.again} />;
  return (
    <Stack>
      <TextInput label={say('evidence.find')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
      {pages.items?.length === 0 && <EmptyState title={say(search === '' ? 'evidence.none' : 'evidence.none-found')} />}
      <ul className="waiting">
        {pages.items?.map((piece) => (
          <li key={piece.id}>
            <Pick piece={piece} isTaken={taken.includes(piece.id)} done={done} />
          </li>
        ))}
      </ul>
      <Group>
        {pages.previous !== undefined && (
          <Button variant="default" onClick={pages.previous}>
            {say('table.previous')}
          </Button>
        )}
        {pages.next !== undefined && (
          <Button variant="default" onClick={pages.next}>
            {say('table.next')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface PickProps {
  readonly piece: Evidence;
  readonly isTaken: boolean;
  readonly done: (piece: Evidence) => void;
}

function Pick({ piece, isTaken, done }: PickProps): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <EvidenceLine piece={piece} />
      {isTaken ? (
        <Text c="dimmed">{say('evidence.taken')}</Text>
      ) : (
        <Button variant="default" aria-label={`${say('evidence.use')}: ${piece.title}`} onClick={() => done(piece)}>
          {say('evidence.use')}
        </Button>
      )}
    </>
  );
}
