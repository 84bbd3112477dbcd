import type { ReactNode } from 'react';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { type Waiting, WaitingList } from '../../../platform/ui/waiting-list.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listWaiting } from '../contract.ts';

type Door = 'unit' | 'assessor' | 'office';

export const UnitHomeScreen = (): ReactNode => <WaitingScreen door="unit" />;
export const AssessorHomeScreen = (): ReactNode => <WaitingScreen door="assessor" />;
export const OfficeHomeScreen = (): ReactNode => <WaitingScreen door="office" />;

/** The home of a door: what is waiting for me, and until when. */
function WaitingScreen({ door }: { readonly door: Door }): ReactNode {
  const { say, text } = useSpeech();
  const read = useOperation(listWaiting, { query: { door } }, { everyMs: 60_000 });
  return (
    <>
      <PageHead title={say('waiting.title')} lead={say('waiting.lead')} />
      <Loaded read={read}>
        {({ items }) => (
          <WaitingList
            items={items.map((item, index): Waiting => ({
              id: `${item.kind}-${index}`,
              title: say(`waiting.${item.kind}`, { count: item.count }),
              ...(item.context === null
                ? {}
                : { context: say('waiting.edition', { programme: text(item.context), edition: item.edition ?? '' }) }),
              to: item.to,
              // A closing midnight belongs to the day before it.
              until: item.until === null ? undefined : new Date(Date.parse(item.until) - 1).toISOString(),
              workingDaysLeft: item.workingDaysLeft ?? undefined,
            }))}
            empty={<EmptyState title={say('waiting.none')}>{say('waiting.none-why')}</EmptyState>}
          />
        )}
      </Loaded>
    </>
  );
}
