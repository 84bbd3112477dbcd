import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { FactList, Timeline, type TimelineItem } from '../../../platform/ui/facts.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getSlip } from '../contract.ts';
import { SlipActs } from './slip-acts.tsx';
import { SlipStateMark } from './slip-state.tsx';

type Slip = AnswerOf<typeof getSlip>;

/** One slip with its signatures, and what the reader may do with it. */
export function UnitSlipScreen(): ReactNode {
  const { slipId = '' } = useParams();
  const read = useOperation(getSlip, { params: { slipId } });
  return <Loaded read={read}>{(slip) => <SlipPage slip={slip} />}</Loaded>;
}

function SlipPage({ slip }: { readonly slip: Slip }): ReactNode {
  const { say, text, number } = useSpeech();
  const { employeeName, evidenceTitle } = slip;
  return (
    <>
      <PageHead
        title={say('points.slip-of', { name: employeeName, count: number(slip.points) })}
        crumbs={[{ label: say('points.title'), to: '/points' }]}
        mark={<SlipStateMark state={slip.state} />}
        actions={<SlipActs slip={slip} />}
      />
      <Stack gap="lg">
        <FactList
          facts={[
            {
              label: say('points.employee'),
              value: <GoLink to={`/points?employee=${slip.employeeId}`}>{employeeName}</GoLink>,
            },
            { label: say('points.rule'), value: text(slip.ruleName) },
            { label: say('points.points'), value: number(slip.points) },
            { label: say('points.reason'), value: slip.reason },
            ...(evidenceTitle === null ? [] : [{ label: say('indicator.evidence'), value: evidenceTitle }]),
          ]}
        />
        <WaitsFor slip={slip} />
        <Section title={say('points.signatures')}>
          <Signatures slip={slip} />
        </Section>
      </Stack>
    </>
  );
}

/** Whose signature is still missing, for those who cannot give it. */
function WaitsFor({ slip }: { readonly slip: Slip }): ReactNode {
  const { say } = useSpeech();
  if (slip.state !== 'waiting' && slip.state !== 'reversal-waiting') return null;
  const isLeaderMissing = slip.state === 'waiting' && !slip.isProposerLeader;
  return <p className="plain-fact">{isLeaderMissing ? say('points.leader-missing') : say('points.second-missing')}</p>;
}

function Signatures({ slip }: { readonly slip: Slip }): ReactNode {
  const { say, dateTime } = useSpeech();
  const { proposed, signed, refused, reversal } = slip;
  const step = (id: string, { by, at }: Slip['proposed'], detail?: string): TimelineItem => ({
    id,
    when: dateTime(at),
    title: say(`points.step-${id}`, { by }),
    ...(detail === undefined ? {} : { detail }),
  });
  const items = [
    step('proposed', proposed, slip.reason),
    ...(signed === null ? [] : [step('signed', signed)]),
    ...(refused === null ? [] : [step('refused', refused, refused.reason)]),
    ...(reversal === null ? [] : [step('reversal-proposed', reversal.proposed, reversal.reason)]),
    ...(reversal?.signed ? [step('reversal-signed', reversal.signed)] : []),
  ];
  return <Timeline items={items} label={say('points.signatures')} />;
}
