import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { type ItemOf, useChange, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listDrives } from '../../drives/contract.ts';
import { createInspection } from '../contract.ts';
import { emptySheet, InspectionFields } from './inspection-fields.tsx';
import { readsOfFindings } from './reads.ts';

/** An inspection is written down after it was held. */
export function UnitInspectionNewScreen(): ReactNode {
  const say = useSay();
  const drives = useOperation(listDrives, {
    params: { unitId: useUnitId() },
    query: { state: 'open', limit: 200 },
  });
  return (
    <>
      <PageHead
        title={say('inspection.record')}
        crumbs={[{ label: say('inspection.title'), to: '/inspections' }]}
        lead={say('inspection.record-lead')}
      />
      <Loaded read={drives}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say('inspection.no-drive')}
              action={<LinkButton to="/drives">{say('drive.list')}</LinkButton>}
            >
              {say('inspection.no-drive-why')}
            </EmptyState>
          ) : (
            <NewForm drives={items} />
          )
        }
      </Loaded>
    </>
  );
}

function NewForm({ drives }: { readonly drives: readonly ItemOf<typeof listDrives>[] }): ReactNode {
  const say = useSay();
  const go = useNavigate();
  const unitId = useUnitId();
  const create = useChange(createInspection, { invalidates: readsOfFindings });
  const form = useForm({
    initial: { driveId: drives[0]?.id ?? '', ...emptySheet },
    submit: ({ driveId, checklist, ...about }) =>
      create.mutateAsync({ params: { driveId }, body: { ...about, checklist: [...checklist] } }),
    done: ({ id }) => void go(`/inspections/${id}`),
    keep: `inspection/new/${unitId}`,
  });
  const drive = drives.find(({ id }) => id === form.values.driveId) ?? drives[0];
  return (
    <Form form={form}>
      <SelectField
        {...form.field('driveId')}
        label={say('inspection.drive')}
        choices={drives.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      {drive !== undefined && <InspectionFields form={form} packId={drive.packId} />}
      <SubmitBar label={say('inspection.save')} />
    </Form>
  );
}
