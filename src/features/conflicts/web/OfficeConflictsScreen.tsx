import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEditions } from '../../editions/contract.ts';
import { LiftingsPart } from '../../liftings/web/liftings-part.tsx';
import { KnownConflicts } from './known-conflicts.tsx';
import { RulesForm } from './rules-form.tsx';
import { TiesTable } from './ties-table.tsx';

/** Who may not judge whom: found in an edition, stated by people, lifted by two of them; and the rules of it. */
export function OfficeConflictsScreen(): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <PageHead title={say('conflict.title')} lead={say('conflict.lead')} />
      <LiftingsPart />
      <EditionTies />
      <KnownConflicts />
      <RulesForm />
    </>
  );
}

function EditionTies(): ReactNode {
  const { say, text } = useSpeech();
  const bodyId = useBodyId();
  const editions = useOperation(listEditions, { query: { bodyId, limit: 100 } });
  const [chosen, choose] = useState('');
  return (
    <Section title={say('conflict.ties')}>
      <Loaded read={editions}>
        {({ items }) => {
          const open = items.find(({ conferredAt }) => conferredAt === null);
          const editionId = chosen === '' ? (open ?? items[0])?.id : chosen;
          if (editionId === undefined)
            return <EmptyState title={say('conflict.no-edition')}>{say('conflict.no-edition-why')}</EmptyState>;
          return (
            <Stack>
              <SelectField
                id="ties-edition"
                label={say('conflict.edition')}
                required
                value={editionId}
                onChange={choose}
                problems={[]}
                choices={items.map(({ id, programmeName, number }) => ({
                  value: id,
                  label: say('waiting.edition', { programme: text(programmeName), edition: number }),
                }))}
              />
              <TiesTable key={editionId} editionId={editionId} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
}
