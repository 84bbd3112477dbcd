import { Checkbox, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { sentences } from '../../../platform/ui/field-face.ts';
import type { Binding } from '../../../platform/web/bindings.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';

const languages = ['zh', 'en', 'fr', 'de', 'ja', 'ko', 'ru', 'es', 'ar'] as const;

/** The languages in which somebody can read an entry. */
export function LanguageField({ id, value, onChange, problems }: Binding<readonly string[]>): ReactNode {
  const { say } = useSpeech();
  return (
    <Checkbox.Group
      id={id}
      label={say('profile.languages')}
      value={[...value]}
      onChange={onChange}
      error={sentences(problems)}
    >
      <Group gap="md" mt="xs">
        {languages.map((language) => (
          <Checkbox key={language} value={language} label={say(`profile.language-${language}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
