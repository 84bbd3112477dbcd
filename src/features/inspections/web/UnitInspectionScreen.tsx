import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { FactList } from '../../../platform/ui/facts.tsx';
import { GoLink, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getDrive } from '../../drives/contract.ts';
import { getInspection } from '../contract.ts';
import { FindingStateMark, GravityMark } from './finding-state.tsx';
import { RaiseDialog } from './raise-dialog.tsx';

type Inspection = AnswerOf<typeof getInspection>;
type Result = Inspection['checklist'][number]['result'];

/** One inspection: what was looked at, and what was found. */
export function UnitInspectionScreen(): ReactNode {
  const { inspectionId = '' } = useParams();
  const read = useOperation(getInspection, { params: { inspectionId } });
  return <Loaded read={read}>{(inspection) => <InspectionPage inspection={inspection} />}</Loaded>;
}

function InspectionPage({ inspection }: { readonly inspection: Inspection }): ReactNode {
  const { say, date } = useSpeech();
  const { id, title, mayManage } = inspection;
  return (
    <>
      <PageHead
        title={title}
        crumbs={[{ label: say('inspection.title'), to: '/inspections?part=inspections' }]}
        actions={
          mayManage && (
            <LinkButton to={`/inspections/${id}/change`} quiet>
              {say('inspection.change')}
            </LinkButton>
          )
        }
      />
      <FactList
        facts={[
          { label: say('inspection.held-on'), value: date(inspection.heldOn) },
          { label: say('inspection.inspector'), value: inspection.inspector },
          {
            label: say('inspection.drive'),
            value: <GoLink to={`/drives/${inspection.driveId}`}>{inspection.driveName}</GoLink>,
          },
        ]}
      />
      <Stack gap="xl">
        {inspection.checklist.length > 0 && <Checklist inspection={inspection} />}
        <Findings inspection={inspection} />
      </Stack>
    </>
  );
}

const tones: Readonly<Record<Result, Tone>> = { met: 'done', 'not-met': 'bad', 'not-seen': 'off' };

function Checklist({ inspection }: { readonly inspection: Inspection }): ReactNode {
  const { say } = useSpeech();
  return (
    <Section title={say('inspection.checklist')}>
      <ul className="waiting">
        {inspection.checklist.map(({ text, indicator, result }, index) => (
          // Items have no names of their own, and the list does not change while it is read.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span>
              {text}
              <span className="task-facts">{say('inspection.serves', { number: indicator })}</span>
            </span>
            <Status tone={tones[result]}>{say(`inspection.result-${result}`)}</Status>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Findings({ inspection }: { readonly inspection: Inspection }): ReactNode {
  const { say, date } = useSpeech();
  const [raising, setRaising] = useState(false);
  const { findingList, mayManage } = inspection;
  const drive = useOperation(getDrive, { params: { driveId: inspection.driveId } }, { enabled: mayManage });
  const raise = mayManage && (
    <Button disabled={drive.data === undefined} onClick={() => setRaising(true)}>
      {say('inspection.raise')}
    </Button>
  );
  return (
    <Section title={say('inspection.findings')} actions={raise}>
      {findingList.length === 0 ? (
        <EmptyState title={say('inspection.nothing-found')}>{say('inspection.nothing-found-why')}</EmptyState>
      ) : (
        <ul className="waiting">
          {findingList.map((finding) => (
            <li key={finding.id}>
              <span>
                <GoLink to={`/findings/${finding.id}`}>{finding.description}</GoLink>
                <span className="task-facts">
                  {say('inspection.serves', { number: finding.indicator })}
                  {finding.ownerName !== null &&
                    finding.dueOn !== null &&
                    say('inspection.given-to', { owner: finding.ownerName, due: date(finding.dueOn) })}
                </span>
              </span>
              <span className="deadline">
                <GravityMark gravity={finding.gravity} />
                <FindingStateMark finding={finding} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {raising && drive.data !== undefined && (
        <RaiseDialog inspectionId={inspection.id} packId={drive.data.packId} close={() => setRaising(false)} />
      )}
    </Section>
  );
}
