import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { Timeline, type TimelineItem } from '../../../platform/ui/facts.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { getFinding } from '../contract.ts';

export type FindingWhole = AnswerOf<typeof getFinding>;

interface Step {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly by: string | null;
  readonly detail: string;
}

/** What was done about a finding, in order; reports that were sent back are in the audit trail. */
export function FindingHistory({ finding }: { readonly finding: FindingWhole }): ReactNode {
  const { say, dateTime } = useSpeech();
  const items = stepsOf(finding, say('inspection.proof')).map(({ id, kind, at, by, detail }): TimelineItem => ({
    id,
    when: dateTime(at),
    title: say(`inspection.step-${kind}`, { by: by ?? '' }),
    ...(detail === '' ? {} : { detail: <span className="written">{detail}</span> }),
  }));
  return <Timeline items={items} label={say('inspection.history')} />;
}

function stepsOf(finding: FindingWhole, proof: string): readonly Step[] {
  const { raisedAt, orderedAt, reportedAt, closedAt, evidenceTitle } = finding;
  const report = [finding.report ?? '', evidenceTitle === null ? '' : `${proof}${evidenceTitle}`];
  const steps: (Step | null)[] = [
    { id: 'raised', kind: 'raised', at: raisedAt, by: finding.raisedBy, detail: '' },
    orderedAt === null ? null : { id: 'ordered', kind: 'ordered', at: orderedAt, by: finding.orderedBy, detail: '' },
    ...finding.returns.map(({ id, reason, at, by }): Step => ({ id, kind: 'returned', at, by, detail: reason })),
    reportedAt === null
      ? null
      : {
          id: 'reported',
          kind: 'reported',
          at: reportedAt,
          by: finding.reportedBy,
          detail: report.filter((part) => part !== '').join('\n'),
        },
    closedAt === null
      ? null
      : { id: 'closed', kind: 'closed', at: closedAt, by: finding.closedBy, detail: finding.closingNote ?? '' },
  ];
  return steps.filter((step) => step !== null).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
