import { Button, FileButton, Group, Input } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { charactersIn } from '../../core/limits.ts';
import type { Uploaded, Uploading } from '../web/upload.ts';
import { useSpeech } from '../web/speech.tsx';
import { ProgressLine } from './progress-line.tsx';
import { Shape } from './shapes.tsx';
import { sentenceOf } from './states.tsx';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** The endings that are taken: `['.pdf', '.png']`. */
  readonly accept?: readonly string[];
  readonly maxBytes: number;
  readonly required?: boolean;
  /** The file is at the server; what it is for is said by an operation that names the upload. */
  readonly onUploaded: (uploaded: Uploaded) => void | Promise<void>;
}

const anyKind: readonly string[] = [];

interface Going {
  readonly name: string;
  readonly sent: number;
  readonly size: number;
  readonly uploading: Uploading;
}

/** A file that is sent piece by piece: it goes on after a lost line or a reload, and can be stopped. */
export function FileField({
  label,
  hint,
  accept = anyKind,
  maxBytes,
  required,
  onUploaded,
}: FileFieldProps): ReactNode {
  const { say, bytes } = useSpeech();
  const [going, setGoing] = useState<Going | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (file: File | null): Promise<void> => {
    if (file === null) return;
    setFailure(null);
    const wrong = unfit(file, accept, maxBytes);
    if (wrong !== undefined)
      return setFailure(say(`file.${wrong}`, { name: file.name, most: bytes(maxBytes), kinds: accept.join(' ') }));
    const { upload } = await import('../web/upload.ts');
    const uploading = upload(file, (sent) => setGoing((last) => last && { ...last, sent }));
    setGoing({ name: file.name, sent: 0, size: file.size, uploading });
    try {
      const uploaded = await uploading.done;
      if (uploaded !== undefined) await onUploaded(uploaded);
    } catch (cause) {
      setFailure(sentenceOf(cause instanceof Error ? cause : new Error(String(cause)), say));
    } finally {
      setGoing(null);
    }
  };
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={hint ?? say('file.limit', { most: bytes(maxBytes) })}
      error={failure}
      required={required ?? false}
    >
      <Group mt={6}>
        <FileButton onChange={(file) => void send(file)} {...(accept.length > 0 && { accept: accept.join(',') })}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<Shape name="plus" />}
              disabled={going !== null}
              aria-label={`${label}: ${say('file.choose')}`}
            >
              {say('file.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      {going !== null && (
        <ProgressLine
          label={going.name}
          done={going.sent}
          total={going.size}
          left={say('file.sent', { sent: bytes(going.sent), size: bytes(going.size) })}
          cancel={() => going.uploading.cancel()}
        />
      )}
    </Input.Wrapper>
  );
}

const longestName = 200;

/** What would be refused anyway is told before a byte is sent. */
function unfit(
  file: File,
  accept: readonly string[],
  maxBytes: number,
): 'empty' | 'too-large' | 'wrong-kind' | 'name-too-long' | undefined {
  if (file.size === 0) return 'empty';
  if (file.size > maxBytes) return 'too-large';
  if (charactersIn(file.name) > longestName) return 'name-too-long';
  const ending = `.${file.name.split('.').at(-1)?.toLowerCase()}`;
  return accept.length > 0 && !accept.includes(ending) ? 'wrong-kind' : undefined;
}
