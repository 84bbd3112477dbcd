import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listEvidence } from '../../evidence/contract.ts';
import { HandedEvidence, handedOf, nothingHanded } from '../../evidence/web/handed-evidence.tsx';
import { reportRectification } from '../contract.ts';
import type { FindingWhole } from './finding-history.tsx';
import { readsOfFindings } from './reads.ts';

/** What was done about it, with proof. */
export function ReportForm({ finding }: { readonly finding: FindingWhole }): ReactNode {
  const say = useSay();
  const send = useChange(reportRectification, { invalidates: [...readsOfFindings, listEvidence] });
  const form = useForm({
    initial: { report: '', evidence: nothingHanded },
    submit: ({ report, evidence }) =>
      send.mutateAsync({ params: { findingId: finding.id }, body: { report, evidence: handedOf(evidence) } }),
    done: () => notifyDone(say('inspection.reported')),
    keep: `finding/${finding.id}/report`,
  });
  return (
    <Form form={form}>
      <TextField
        {...form.field('report')}
        label={say('inspection.what-was-done')}
        hint={say('inspection.what-was-done-hint')}
        lines={3}
        limit={limits.criterionText}
        required
      />
      <HandedEvidence {...form.field('evidence')} />
      <SubmitBar label={say('inspection.report')} />
    </Form>
  );
}
