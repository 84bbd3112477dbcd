import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getPack } from '../contract.ts';
import { TryPack } from './try-pack.tsx';

/** A version of a pack, tried. */
export function OfficePackTryScreen(): ReactNode {
  const { packId = '' } = useParams();
  const { say, text } = useSpeech();
  const read = useOperation(getPack, { params: { packId } });
  return (
    <Loaded read={read}>
      {({ title, packVersion, content }) => (
        <>
          <PageHead
            title={say('pack.try')}
            lead={say('pack.try-lead')}
            crumbs={[
              { label: say('pack.list'), to: '/packs' },
              { label: `${text(title)} ${packVersion}`, to: `/packs/${packId}` },
            ]}
          />
          <TryPack key={packId} pack={content} />
        </>
      )}
    </Loaded>
  );
}
