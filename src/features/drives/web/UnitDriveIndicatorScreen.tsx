import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorByNumber, indicatorsOf, pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EvidenceAskedFor } from '../../entries/web/evidence-asked.tsx';
import { getPack } from '../../packs/contract.ts';
import { getDrive, getDriveIndicator } from '../contract.ts';
import { type Drive, indicatorPath } from './drive-parts.ts';
import { IndicatorForm } from './indicator-form.tsx';
import { IndicatorMeasures } from './indicator-measures.tsx';
import { IndicatorShown } from './indicator-shown.tsx';
import { ReadinessMark } from './readiness.tsx';

/** What a drive holds for one indicator. */
export function UnitDriveIndicatorScreen(): ReactNode {
  const { driveId = '' } = useParams();
  const drive = useOperation(getDrive, { params: { driveId } });
  return <Loaded read={drive}>{(found) => <OfDrive drive={found} />}</Loaded>;
}

function OfDrive({ drive }: { readonly drive: Drive }): ReactNode {
  const { indicator: number = '' } = useParams();
  const pack = useOperation(getPack, { params: { packId: drive.packId } });
  const read = useOperation(getDriveIndicator, { params: { driveId: drive.id, indicator: number } });
  const { say, text } = useSpeech();
  return (
    <Loaded read={pack}>
      {({ content }) => (
        <Loaded read={read}>
          {(held) => (
            <>
              <PageHead
                title={say('drive.indicator-title', { number })}
                crumbs={[
                  { label: say('drive.list'), to: '/drives' },
                  { label: drive.name, to: `/drives/${drive.id}` },
                ]}
                mark={<ReadinessMark readiness={held.readiness} />}
                actions={<Neighbours drive={drive} pack={content} number={number} />}
              />
              <Stack gap="lg">
                <Asked pack={content} number={number} text={text} />
                {held.may.report ? (
                  <IndicatorForm key={number} drive={drive} held={held} pack={content} />
                ) : (
                  <IndicatorShown drive={drive} held={held} />
                )}
                <IndicatorMeasures drive={drive} held={held} />
              </Stack>
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** What the pack asks for, as it stands everywhere. */
function Asked({
  pack,
  number,
  text,
}: {
  pack: Pack;
  number: string;
  text: (words: { zh: string; en: string }) => string;
}): ReactNode {
  const { say } = useSpeech();
  const indicator = indicatorByNumber(pack, number);
  if (indicator === undefined) return null;
  return (
    <IndicatorRow
      number={number}
      text={text(indicator.text)}
      points={toText(pointsOf(indicator))}
      methods={indicator.methods.map((method) => say(`method.${method}`))}
      evidence={<EvidenceAskedFor asked={indicator.evidence} />}
    />
  );
}

/** The indicators before and after it, to go through them in order. */
function Neighbours({ drive, pack, number }: { drive: Drive; pack: Pack; number: string }): ReactNode {
  const { say } = useSpeech();
  const numbers = indicatorsOf(pack).map((indicator) => indicator.number);
  const place = numbers.indexOf(number);
  const [before, after] = [numbers[place - 1], numbers[place + 1]];
  return (
    <Group gap="md">
      {before !== undefined && (
        <GoLink to={indicatorPath(drive.id, before)}>{say('drive.before', { number: before })}</GoLink>
      )}
      {after !== undefined && (
        <GoLink to={indicatorPath(drive.id, after)}>{say('drive.after', { number: after })}</GoLink>
      )}
    </Group>
  );
}
