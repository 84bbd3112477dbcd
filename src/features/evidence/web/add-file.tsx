import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { fileKinds } from '../../../core/file-kinds.ts';
import { limits } from '../../../core/limits.ts';
import { FileField } from '../../../platform/ui/file-field.tsx';
import { Form } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Uploaded } from '../../../platform/web/upload.ts';
import { useForm } from '../../../platform/web/use-form.ts';
import { addEvidence, listEvidence } from '../contract.ts';
import { type AddProps, coversOf, PieceFields } from './piece-form.tsx';

const endings = fileKinds.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));

/** First the file, which may take long and survives a reload; then what it is. */
export function AddFile(props: AddProps): ReactNode {
  const { say } = useSpeech();
  const [uploaded, setUploaded] = useState<Uploaded>();
  return (
    <>
      <FileField
        label={say('evidence.file')}
        hint={say('evidence.file-hint', { most: limits.fileBytes / 1_048_576, kinds: endings.join(' ') })}
        accept={endings}
        maxBytes={limits.fileBytes}
        onUploaded={setUploaded}
      />
      {uploaded !== undefined && <FileForm key={uploaded.uploadId} {...props} uploaded={uploaded} />}
    </>
  );
}

function FileForm({ unitId, period, done, uploaded }: AddProps & { readonly uploaded: Uploaded }): ReactNode {
  const { say } = useSpeech();
  const add = useChange(addEvidence, { invalidates: [listEvidence] });
  const { uploadId, name } = uploaded;
  const form = useForm({
    initial: { title: name.replace(/\.[^.]+$/, ''), covers: period ?? { from: '', to: '' } },
    submit: ({ title, covers }) =>
      add.mutateAsync({ params: { unitId }, body: { kind: 'file', uploadId, title, covers: coversOf(covers) } }),
    done,
  });
  return (
    <>
      <Text mt="md">{say('evidence.uploaded', { name })}</Text>
      <Form form={form}>
        <PieceFields form={form} submit={say('evidence.add')} />
      </Form>
    </>
  );
}
