import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { fileKinds } from '../../../core/file-kinds.ts';
import { limits } from '../../../core/limits.ts';
import { ChoiceField } from '../../../platform/ui/choice-fields.tsx';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { FileField } from '../../../platform/ui/file-field.tsx';
import { type Binding, part } from '../../../platform/web/bindings.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { handedEvidence } from '../contract.ts';
import { FromLibrary } from './evidence-picker.tsx';
import { coversOf } from './piece-form.tsx';

/** What is typed and chosen while a piece is handed in together with something else. */
export interface Handed {
  readonly kind: 'file' | 'link' | 'library';
  readonly uploadId: string;
  readonly fileName: string;
  readonly evidenceId: string;
  readonly url: string;
  readonly title: string;
  readonly covers: { readonly from: string; readonly to: string };
}

export const nothingHanded: Handed = {
  kind: 'file',
  uploadId: '',
  fileName: '',
  evidenceId: '',
  url: '',
  title: '',
  covers: { from: '', to: '' },
};

/** As operations take it. */
export function handedOf(handed: Handed): z.input<typeof handedEvidence> {
  const { kind, uploadId, evidenceId, url, title } = handed;
  const covers = coversOf(handed.covers);
  if (kind === 'library') return { kind, evidenceId };
  return kind === 'file' ? { kind, uploadId, title, covers } : { kind, url: url.trim(), title, covers };
}

const endings = fileKinds.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));

/** The proof that comes with a report: a file, a link, or for those who keep the library a piece of it. */
export function HandedEvidence(binding: Binding<Handed>): ReactNode {
  const { say } = useSpeech();
  const { value } = binding;
  const keepsLibrary = useSession().standing.role !== 'employee';
  const ways = [
    { value: 'file' as const, label: say('evidence.add-file') },
    { value: 'link' as const, label: say('evidence.add-link') },
    ...(keepsLibrary ? [{ value: 'library' as const, label: say('evidence.from-library') }] : []),
  ];
  return (
    <Stack gap="md">
      <ChoiceField {...part(binding, 'kind')} label={say('evidence.proof')} choices={ways} required />
      {value.kind === 'file' && <ByFile {...binding} />}
      {value.kind === 'link' && (
        <TextField
          {...part(binding, 'url')}
          label={say('evidence.url')}
          hint={say('evidence.url-hint')}
          type="url"
          limit={limits.evidenceUrl}
          required
        />
      )}
      {value.kind === 'library' ? <ByLibrary {...binding} /> : <About {...binding} />}
    </Stack>
  );
}

function ByFile({ id, value, onChange, problems }: Binding<Handed>): ReactNode {
  const { say } = useSpeech();
  const missing = problems.filter(({ pointer }) => pointer === '/uploadId');
  return (
    <div id={`${id}-uploadId`}>
      <FileField
        label={say('evidence.file')}
        hint={say('evidence.file-hint', { most: limits.fileBytes / 1_048_576, kinds: endings.join(' ') })}
        accept={endings}
        maxBytes={limits.fileBytes}
        onUploaded={({ uploadId, name }) =>
          onChange({
            ...value,
            uploadId,
            fileName: name,
            title: value.title === '' ? name.replace(/\.[^.]+$/, '') : value.title,
          })
        }
        required
      />
      {value.uploadId !== '' && <Text mt="xs">{say('evidence.arrived', { name: value.fileName })}</Text>}
      {missing.length > 0 && value.uploadId === '' && (
        <Text c="var(--mantine-color-error)">{say('evidence.choose-file')}</Text>
      )}
    </div>
  );
}

function ByLibrary({ id, value, onChange }: Binding<Handed>): ReactNode {
  const { say } = useSpeech();
  const { unitId } = useSession().standing;
  return (
    <div id={`${id}-evidenceId`}>
      {value.evidenceId !== '' && <Text mb="xs">{say('evidence.chosen', { title: value.title })}</Text>}
      <FromLibrary
        unitId={unitId ?? ''}
        taken={[value.evidenceId]}
        done={(piece) => onChange({ ...value, evidenceId: piece.id, title: piece.title })}
      />
    </div>
  );
}

function About(binding: Binding<Handed>): ReactNode {
  const { say } = useSpeech();
  const covers = part(binding, 'covers');
  return (
    <>
      <TextField {...part(binding, 'title')} label={say('evidence.title')} limit={limits.evidenceTitle} required />
      <Group gap="md" align="flex-start">
        <DateField {...part(covers, 'from')} label={say('evidence.covers-from')} />
        <DateField {...part(covers, 'to')} label={say('evidence.covers-to')} />
      </Group>
    </>
  );
}
