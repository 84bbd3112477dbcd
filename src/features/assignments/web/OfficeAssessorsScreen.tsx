import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { inviteOffice } from '../../people/contract.ts';
import { listAssessors } from '../contract.ts';

export function OfficeAssessorsScreen(): ReactNode {
  const { say } = useSpeech();
  const bodyId = useBodyId();
  const invite = useChange(inviteOffice, { invalidates: [listAssessors] });
  const form = useForm({
    initial: { name: '', email: '', employer: '' },
    keep: `assessor/invite/${bodyId}`,
    submit: (values) => invite.mutateAsync({ params: { bodyId }, body: { role: 'assessor', ...values } }),
    done: () => notifyDone(say('assessor.invited')),
  });
  return (
    <>
      <PageHead title={say('assessor.list')} />
      <DataTable
        caption={say('assessor.list')}
        operation={listAssessors}
        query={{ bodyId }}
        rowKey={(row) => row.id}
        searchable
        columns={[
          {
            id: 'name',
            header: say('assessor.name'),
            sort: 'name',
            cell: (row) => <GoLink to={`/assessors/${row.id}`}>{row.name}</GoLink>,
          },
          { id: 'employer', header: say('assessor.employer'), cell: (row) => row.employer },
          { id: 'load', header: say('assessor.load'), sort: 'load', align: 'end', cell: (row) => row.load },
          { id: 'submitted', header: say('assessor.submitted'), align: 'end', cell: (row) => row.submitted },
        ]}
        empty={<EmptyState title={say('assessor.none')}>{say('assessor.none-why')}</EmptyState>}
      />
      <Section title={say('assessor.invite')}>
        <Form form={form}>
          <TextField {...form.field('name')} label={say('assessor.name')} limit={100} required />
          <TextField {...form.field('email')} label={say('assessor.email')} limit={254} required />
          <TextField {...form.field('employer')} label={say('assessor.employer')} limit={200} />
          <SubmitBar label={say('assessor.invite')} />
        </Form>
      </Section>
    </>
  );
}
