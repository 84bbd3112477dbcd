import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { valueAt } from '../../../core/criteria/edit.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { allTexts, isMissing } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { useFieldNames } from './field-names.ts';
import { partOf } from './parts.ts';
import { Half } from './text-pair.tsx';
import { partSchema } from './schema-of.ts';
import { useEditor } from './use-editor.ts';

const pageSize = 30;

/** Every text in both languages side by side; those that lack one come first, in the order they had when it was opened. */
export function TranslateView(): ReactNode {
  const { say } = useSpeech();
  const { draft } = useEditor();
  const [pairs] = useState(() => allTexts(draft));
  const [page, setPage] = useState(0);
  const missing = pairs.filter(({ at }) => isMissing((valueAt(draft, at) ?? { zh: '', en: '' }) as Pair)).length;
  const pages = Math.ceil(pairs.length / pageSize);
  return (
    <Section title={say('pack-translate.title')}>
      <Stack gap="md">
        <Text c="dimmed" role="status">
          {say('pack-translate.missing', { missing, count: pairs.length })}
        </Text>
        {pairs.slice(page * pageSize, (page + 1) * pageSize).map((pair) => (
          <PairRow key={pair.at} pair={pair} />
        ))}
        {pages > 1 && (
          <Group>
            <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {say('table.previous')}
            </Button>
            <Text>{say('pack-translate.page', { page: page + 1, pages })}</Text>
            <Button variant="default" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
              {say('table.next')}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}

function PairRow({ pair }: { readonly pair: Pair }): ReactNode {
  const { say } = useSpeech();
  const { draft } = useEditor();
  const { label } = useFieldNames();
  const value = valueAt(draft, pair.at);
  const steps = pair.at.split('/');
  const name = steps.at(-1) ?? '';
  const part = partOf(pair.at);
  const where = pair.number !== '' ? pair.number : part === undefined ? '' : say(`pack-part.${part.id}`);
  const title = `${where} ${label(/^\d+$/.test(name) ? (steps.at(-2) ?? '') : name, pair.number === '' ? '' : 'node')}`;
  const field = { schema: partSchema['summary'] ?? {}, at: pair.at, value, name, above: '', required: true };
  return (
    <div className="pair-row" role="group" aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Half field={field} language="zh" long label={title} />
      <Half field={field} language="en" long label={title} />
    </div>
  );
}
