import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { FormState } from '../../../platform/web/use-form.ts';

export interface DriveAbout {
  readonly name: string;
  readonly credo: string;
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** What a drive states of itself. */
export function DriveFields<T extends DriveAbout>({ form }: { readonly form: FormState<T> }): ReactNode {
  const say = useSay();
  const { field } = form as unknown as FormState<DriveAbout>;
  return (
    <>
      <TextField
        {...field('name')}
        label={say('drive.name')}
        hint={say('drive.name-hint')}
        limit={limits.shortText}
        required
      />
      <TextField
        {...field('credo')}
        label={say('drive.credo')}
        hint={say('drive.credo-hint')}
        limit={limits.shortText}
      />
      <Group gap="md" align="flex-start">
        <DateField {...field('periodFrom')} label={say('drive.period-from')} required />
        <DateField {...field('periodTo')} label={say('drive.period-to')} required />
      </Group>
    </>
  );
}
