import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PackDraft } from '../../../core/criteria/draft.ts';
import { walkDraft } from '../../../core/criteria/draft.ts';
import { limits } from '../../../core/limits.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { DownloadButton } from '../../../platform/ui/link-button.tsx';
import { sentenceOf } from '../../../platform/ui/states.tsx';
import { CallRefusal, call, hrefOf } from '../../../platform/web/call.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { downloadPackDraft, readPackFile } from '../contract.ts';
import { useEditor } from './use-editor.ts';

/** The draft as a file, and a file as the draft: whole as YAML, the tree as a workbook. */
export function DraftFiles(): ReactNode {
  const { say } = useSpeech();
  const { id, autosave, store } = useEditor();
  const [open, setOpen] = useState(false);
  const show = (): void => {
    store.settle();
    // A file holds what the server has.
    void autosave.flush().catch(() => undefined);
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={show}>
        {say('pack-files.open')}
      </Button>
      <DialogBox opened={open} close={() => setOpen(false)} title={say('pack-files.title')}>
        <Stack>
          <Text>{say('pack-files.why')}</Text>
          <Group>
            {(['yaml', 'xlsx'] as const).map((format) => (
              <DownloadButton
                key={format}
                href={hrefOf(downloadPackDraft, { params: { draftId: id }, query: { format } })}
              >
                {say(`pack-files.${format}`)}
              </DownloadButton>
            ))}
          </Group>
          <TakeFile close={() => setOpen(false)} />
        </Stack>
      </DialogBox>
    </>
  );
}

interface Read {
  readonly name: string;
  readonly content: PackDraft;
}

function TakeFile({ close }: { readonly close: () => void }): ReactNode {
  const { say, bytes } = useSpeech();
  const { bodyId, draft, store } = useEditor();
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const send = async (chosen: File | null): Promise<void> => {
    if (chosen === null) return;
    if (chosen.size > limits.packDraftBytes) {
      const most = bytes(limits.packWorkbookBytes);
      return setError(new CallRefusal(413, { detail: say('file.too-large', { name: chosen.name, most }) }));
    }
    setBusy(true);
    setError(null);
    setRead(null);
    try {
      const file = await bodyOf(chosen, draft);
      const { content } = await call(readPackFile, { body: { bodyId, file } });
      setRead({ name: chosen.name, content });
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(false);
    }
  };
  const take = (): void => {
    if (read === null) return;
    store.edit('file', '', () => read.content);
    close();
  };
  return (
    <Stack gap="sm">
      <Group>
        <FileButton accept=".yaml,.yml,.json,.xlsx" onChange={(file) => void send(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={busy}>
              {say('pack-files.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      {error !== null && <Wrong error={error} />}
      {read !== null && (
        <Alert variant="outline" role="status" title={read.name}>
          <Text mb="xs">{say('pack-files.read', { before: countIn(draft), after: countIn(read.content) })}</Text>
          <Button onClick={take}>{say('pack-files.take')}</Button>
        </Alert>
      )}
    </Stack>
  );
}

function Wrong({ error }: { readonly error: Error }): ReactNode {
  const { say } = useSpeech();
  return (
    <Alert color="red" variant="outline" role="alert" title={sentenceOf(error, say)}>
      {error instanceof CallRefusal && (
        <List spacing={4}>
          {error.problems.slice(0, 20).map(({ pointer, code, message }) => (
            <List.Item key={`${pointer} ${code} ${message}`}>{message}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

const countIn = (draft: PackDraft): number => [...walkDraft(draft)].length;

async function bodyOf(file: File, content: PackDraft) {
  if (!file.name.toLowerCase().endsWith('.xlsx')) return { format: 'yaml', text: await file.text() } as const;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return { format: 'xlsx', base64: btoa(binary), content } as const;
}
