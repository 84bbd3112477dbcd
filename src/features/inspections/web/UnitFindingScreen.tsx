import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { FactList } from '../../../platform/ui/facts.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getFinding } from '../contract.ts';
import { CloseAct, ReturnAct } from './finding-acts.tsx';
import { FindingHistory, type FindingWhole } from './finding-history.tsx';
import { FindingStateMark, GravityMark } from './finding-state.tsx';
import { OrderForm } from './order-form.tsx';
import { ReportForm } from './report-form.tsx';

/** One finding, followed from the day it was raised until somebody else than its owner closes it. */
export function UnitFindingScreen(): ReactNode {
  const { findingId = '' } = useParams();
  const read = useOperation(getFinding, { params: { findingId } });
  return <Loaded read={read}>{(finding) => <FindingPage finding={finding} />}</Loaded>;
}

function FindingPage({ finding }: { readonly finding: FindingWhole }): ReactNode {
  const { say } = useSpeech();
  const { may, state } = finding;
  return (
    <>
      <PageHead
        title={say('inspection.finding-title', { number: finding.indicator })}
        crumbs={[{ label: say('inspection.title'), to: '/inspections' }]}
        mark={<FindingStateMark finding={finding} />}
        actions={
          <>
            {may.judge && <CloseAct finding={finding} />}
            {(may.judge || may.reopen) && <ReturnAct finding={finding} />}
          </>
        }
      />
      <Stack gap="lg">
        <FindingFacts finding={finding} />
        {state === 'reported' && !may.judge && <p className="plain-fact">{say('inspection.waits-for-check')}</p>}
        {may.report && (
          <Section title={say('inspection.report')}>
            <ReportForm finding={finding} />
          </Section>
        )}
        {may.order && (
          <Section title={state === 'raised' ? say('inspection.order') : say('inspection.order-anew')}>
            <OrderForm key={finding.orderedAt} finding={finding} />
          </Section>
        )}
        <Section title={say('inspection.history')}>
          <FindingHistory finding={finding} />
        </Section>
      </Stack>
    </>
  );
}

function FindingFacts({ finding }: { readonly finding: FindingWhole }): ReactNode {
  const { say, date } = useSpeech();
  const seesAll = useSession().standing.role !== 'employee';
  const { dueOn, ownerName, plan, inspectionTitle } = finding;
  return (
    <FactList
      facts={[
        { label: say('inspection.description'), value: <span className="written">{finding.description}</span> },
        { label: say('inspection.gravity'), value: <GravityMark gravity={finding.gravity} /> },
        {
          label: say('inspection.indicator'),
          value: seesAll ? (
            <GoLink to={`/drives/${finding.driveId}/indicators/${encodeURIComponent(finding.indicator)}`}>
              {finding.indicator}
            </GoLink>
          ) : (
            finding.indicator
          ),
        },
        {
          label: say('inspection.one'),
          value: seesAll ? (
            <GoLink to={`/inspections/${finding.inspectionId}`}>{inspectionTitle}</GoLink>
          ) : (
            inspectionTitle
          ),
        },
        ...(ownerName === null ? [] : [{ label: say('inspection.owner'), value: ownerName }]),
        ...(dueOn === null ? [] : [{ label: say('inspection.due'), value: date(dueOn) }]),
        ...(plan === null ? [] : [{ label: say('inspection.plan'), value: <span className="written">{plan}</span> }]),
      ]}
    />
  );
}
