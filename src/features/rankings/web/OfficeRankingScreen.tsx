import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { FactList } from '../../../platform/ui/facts.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEdition } from '../../editions/contract.ts';
import { getRanking } from '../contract.ts';
import { Decision } from './decision.tsx';
import { Lines } from './ranking-lines.tsx';
import { RuleSettings } from './rule-settings.tsx';
import { Trial } from './trial.tsx';

/** The ranking by the pack's rule, every outcome explained, and the decision. */
export function OfficeRankingScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text, exact } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  const read = useOperation(getRanking, { params: { editionId } });
  return (
    <Loaded read={edition}>
      {({ programmeName, number }) => (
        <>
          <PageHead
            title={say('ranking.title')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(programmeName), edition: number }),
                to: `/editions/${editionId}`,
              },
            ]}
            lead={say('ranking.lead')}
            actions={
              <LinkButton to={`/editions/${editionId}/calibration`} quiet>
                {say('edition.go-calibration')}
              </LinkButton>
            }
          />
          <Loaded read={read}>
            {(ranking) => (
              <>
                <FactList
                  facts={[
                    { label: say('ranking.rule'), value: say(`ranking.rule-${ranking.rule.kind}`) },
                    { label: say('edition.places'), value: ranking.rule.places ?? '–' },
                    { label: say('ranking.at-least'), value: ranking.rule.atLeast ?? '–' },
                    { label: say('ranking.cut'), value: ranking.cut === null ? '–' : exact(ranking.cut, 2) },
                  ]}
                />
                {ranking.settings.asks.length > 0 && <RuleSettings editionId={editionId} ranking={ranking} />}
                <Decision editionId={editionId} ranking={ranking} />
                <Section title={say('ranking.lines')}>
                  {ranking.lines.length === 0 ? (
                    <EmptyState title={say('ranking.none')}>{say('ranking.none-why')}</EmptyState>
                  ) : (
                    <Lines ranking={ranking} />
                  )}
                </Section>
                {ranking.decision === null && ranking.lines.length > 0 && (
                  <Trial editionId={editionId} ranking={ranking} />
                )}
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}
