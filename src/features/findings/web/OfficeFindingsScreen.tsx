import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEntry } from '../../entries/contract.ts';
import { getFindings } from '../contract.ts';
import { FactForm } from './fact-form.tsx';
import { Incidents } from './incidents.tsx';
import { OtherFindings } from './other-findings.tsx';

/** What the office found out about an entry for whatever its pack's rule asks. */
export function OfficeFindingsScreen(): ReactNode {
  const { entryId = '' } = useParams();
  const { say, text } = useSpeech();
  const entry = useOperation(getEntry, { params: { entryId } });
  const read = useOperation(getFindings, { params: { entryId } });
  return (
    <Loaded read={entry}>
      {({ unitName, editionId }) => (
        <>
          <PageHead
            title={say('finding.title', { unit: text(unitName) })}
            crumbs={[{ label: say('ranking.title'), to: `/editions/${editionId}/ranking` }]}
            lead={say('finding.lead')}
          />
          <Loaded read={read}>
            {(findings) => (
              <>
                {findings.facts.length > 0 && (
                  <Section title={say('finding.facts')}>
                    <Stack>
                      {findings.facts.map((fact) => (
                        <FactForm key={fact.fact} entryId={entryId} fact={fact} />
                      ))}
                    </Stack>
                  </Section>
                )}
                {findings.kinds.map((kind) => (
                  <OtherFindings key={kind} entryId={entryId} kind={kind} findings={findings} />
                ))}
                <Incidents entryId={entryId} findings={findings} />
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}
