import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getDrive } from '../../drives/contract.ts';
import { getInspection, updateInspection } from '../contract.ts';
import { InspectionFields, type Sheet } from './inspection-fields.tsx';
import { readsOfFindings } from './reads.ts';

type Inspection = AnswerOf<typeof getInspection>;

/** What was written down can be put right; findings stay as they are. */
export function UnitInspectionChangeScreen(): ReactNode {
  const { inspectionId = '' } = useParams();
  const say = useSay();
  const read = useOperation(getInspection, { params: { inspectionId } });
  return (
    <Loaded read={read}>
      {(inspection) => (
        <>
          <PageHead
            title={say('inspection.change')}
            crumbs={[
              { label: say('inspection.title'), to: '/inspections' },
              { label: inspection.title, to: `/inspections/${inspection.id}` },
            ]}
          />
          <ChangeForm inspection={inspection} />
        </>
      )}
    </Loaded>
  );
}

function ChangeForm({ inspection }: { readonly inspection: Inspection }): ReactNode {
  const say = useSay();
  const go = useNavigate();
  const drive = useOperation(getDrive, { params: { driveId: inspection.driveId } });
  const update = useChange(updateInspection, { invalidates: readsOfFindings });
  const [seen] = useState(inspection.version);
  const { id, title, heldOn, inspector, checklist } = inspection;
  const initial: Sheet = { title, heldOn, inspector, checklist };
  const form = useForm({
    initial,
    submit: (sheet) =>
      update.mutateAsync({
        params: { inspectionId: id },
        body: { ...sheet, checklist: [...sheet.checklist] },
        ifMatch: seen,
      }),
    done: () => void go(`/inspections/${id}`),
  });
  return (
    <Loaded read={drive}>
      {({ packId }) => (
        <Form form={form}>
          <InspectionFields form={form} packId={packId} />
          <SubmitBar
            label={say('inspection.save')}
            cancel={
              <LinkButton to={`/inspections/${id}`} quiet>
                {say('ui.cancel')}
              </LinkButton>
            }
          />
        </Form>
      )}
    </Loaded>
  );
}
