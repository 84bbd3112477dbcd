import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Timeline } from '../../../platform/ui/facts.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEdition } from '../../editions/contract.ts';
import { listEditionPacks } from '../contract.ts';
import { ChangesBetween } from './changes-between.tsx';
import { TakeVersion } from './take-version.tsx';

/** Under which version of its criteria an edition works: the history, and how a draft is moved or an opened one corrected. */
export function OfficeEditionPackScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  return (
    <Loaded read={edition}>
      {(shown) => (
        <>
          <PageHead
            title={say('correction.title')}
            lead={shown.openedAt === null ? say('correction.lead-draft') : say('correction.lead-open')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(shown.programmeName), edition: shown.number }),
                to: `/editions/${editionId}`,
              },
            ]}
          />
          <TakeVersion edition={shown} />
          <History editionId={editionId} />
        </>
      )}
    </Loaded>
  );
}

function History({ editionId }: { readonly editionId: string }): ReactNode {
  const { say, text, dateTime } = useSpeech();
  const read = useOperation(listEditionPacks, { params: { editionId } });
  return (
    <Section title={say('correction.history')}>
      <Loaded read={read}>
        {({ items }) => (
          <Timeline
            label={say('correction.history')}
            items={items.map((item) => ({
              id: item.id,
              when: dateTime(item.takenAt),
              title: (
                <GoLink to={`/packs/${item.packId}`}>
                  {say(`correction.kind-${item.kind}`, { version: item.packVersion })}
                </GoLink>
              ),
              mark: item.takenBy === null || item.takenBy === '' ? '' : say('correction.by', { who: item.takenBy }),
              detail: (
                <>
                  {text(item.reason) !== '' && <p>{text(item.reason)}</p>}
                  {item.readBy !== null && (
                    <p>{say('correction.read-by', { read: item.readBy, entrants: item.entrants ?? 0 })}</p>
                  )}
                  {item.formerPackId !== null && <ChangesBetween before={item.formerPackId} after={item.packId} />}
                </>
              ),
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
