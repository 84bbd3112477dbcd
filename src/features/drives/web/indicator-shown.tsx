import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { FactList } from '../../../platform/ui/facts.tsx';
import type { ItemOf } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EvidenceLine } from '../../evidence/web/evidence-line.tsx';
import type { listDepartments } from '../../units/contract.ts';
import type { Drive, Held, IndicatorValue } from './drive-parts.ts';
import { ReadinessMark } from './readiness.tsx';

/** To be read by those who do not answer for it, and by everybody once the drive is closed. */
export function IndicatorShown({ drive, held }: { readonly drive: Drive; readonly held: Held }): ReactNode {
  const { say, text, dateTime } = useSpeech();
  const owner = drive.indicators.find(({ indicator }) => indicator === held.indicator)?.departmentName ?? null;
  return (
    <FactList
      facts={[
        { label: say('drive.readiness'), value: <ReadinessMark readiness={held.readiness} /> },
        { label: say('drive.department'), value: owner === null ? say('drive.nobody') : text(owner) },
        {
          label: say('drive.draft'),
          value: held.draftText === '' ? say('drive.not-written') : <span className="written">{held.draftText}</span>,
        },
        { label: say('indicator.evidence'), value: <Pieces value={held} /> },
        ...(held.updatedAt === null
          ? []
          : [
              {
                label: say('drive.updated'),
                value: say('drive.done-by', { at: dateTime(held.updatedAt), by: held.updatedBy ?? '' }),
              },
            ]),
      ]}
    />
  );
}

interface ValueProps {
  readonly value: IndicatorValue;
  readonly departments: readonly ItemOf<typeof listDepartments>[];
}

/** One of two versions between which a person chooses. */
export function IndicatorValueShown({ value, departments }: ValueProps): ReactNode {
  const { say, text } = useSpeech();
  const owner = departments.find(({ id }) => id === value.departmentId);
  return (
    <>
      <ReadinessMark readiness={value.readiness} />
      <Text size="sm">{owner === undefined ? say('drive.nobody') : text(owner.name)}</Text>
      <Text className="written">{value.draftText}</Text>
      <Pieces value={value} />
    </>
  );
}

function Pieces({ value }: { readonly value: Pick<IndicatorValue, 'evidence'> }): ReactNode {
  const { say } = useSpeech();
  if (value.evidence.length === 0) return say('drive.no-evidence');
  return value.evidence.map((piece) => <EvidenceLine key={piece.id} piece={piece} />);
}
