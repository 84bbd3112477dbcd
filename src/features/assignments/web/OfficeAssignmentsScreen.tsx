import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { AutomaticPart } from '../../assignment-runs/web/automatic-part.tsx';
import { getEdition } from '../../editions/contract.ts';
import { ByHandPart } from './by-hand-part.tsx';

/** Who assesses what: every submitted entry with its assessors, those that are short of them first to be found. */
export function OfficeAssignmentsScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  return (
    <Loaded read={edition}>
      {({ programmeName, number, packId }) => (
        <>
          <PageHead
            title={say('assignment.title')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(programmeName), edition: number }),
                to: `/editions/${editionId}`,
              },
            ]}
            lead={say('assignment.lead')}
          />
          <AutomaticPart editionId={editionId} />
          <ByHandPart editionId={editionId} packId={packId} />
        </>
      )}
    </Loaded>
  );
}
