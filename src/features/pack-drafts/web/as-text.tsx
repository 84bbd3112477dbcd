import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { readDraft } from '../../../core/criteria/draft.ts';
import { setAt, valueAt } from '../../../core/criteria/edit.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useEditor } from './use-editor.ts';

/** One part of the pack as the text of a file: for what is quicker written than filled in, and for copying. */
export function AsText({ at }: { readonly at: string }): ReactNode {
  const { say } = useSpeech();
  const { draft, store } = useEditor();
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const show = async (): Promise<void> => {
    store.settle();
    const { stringify } = await import('yaml');
    const value = valueAt(store.history().present.value, at);
    setText(value === undefined ? '' : stringify(value, { indent: 2, lineWidth: 0, aliasDuplicateObjects: false }));
  };
  const close = (): void => {
    setText(null);
    setWrong(null);
  };
  const take = async (): Promise<void> => {
    const { parse } = await import('yaml');
    try {
      const value = (text ?? '').trim() === '' ? undefined : (parse(text ?? '', { maxAliasCount: 50 }) as unknown);
      const { draft: next, problems } = readDraft(setAt(draft, at, value));
      if (next === undefined) return setWrong(problems.map(({ code, params }) => say(code, params)).join(' '));
      store.edit('text', at, () => next);
      close();
    } catch (cause) {
      setWrong(say('yaml-syntax', { reason: cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '' }));
    }
  };
  return (
    <>
      <Button variant="subtle" size="xs" onClick={() => void show()}>
        {say('pack-edit.as-text')}
      </Button>
      <DialogBox opened={text !== null} close={close} title={say('pack-edit.as-text-title')} firm>
        <Stack>
          <Text c="dimmed">{say('pack-edit.as-text-why')}</Text>
          {wrong !== null && (
            <Alert color="red" variant="outline" role="alert">
              {wrong}
            </Alert>
          )}
          <Textarea
            label={say('pack.source')}
            className="mono"
            value={text ?? ''}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={10}
            maxRows={24}
            spellCheck={false}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('ui.cancel')}
            </Button>
            <Button onClick={() => void take()}>{say('pack-edit.take')}</Button>
          </Group>
        </Stack>
      </DialogBox>
    </>
  );
}
