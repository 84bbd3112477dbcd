import type { ReactNode } from 'react';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listAssessors } from '../../assignments/contract.ts';
import { listUnits } from '../../units/contract.ts';
import { listConflicts, listTies, recordConflict } from '../contract.ts';

const kinds = ['interest', 'family'] as const;

/** What people stated: by the assessors themselves, or by the office. */
export function KnownConflicts(): ReactNode {
  const { say, text, date } = useSpeech();
  const bodyId = useBodyId();
  return (
    <Section title={say('conflict.known')}>
      <DataTable
        caption={say('conflict.known')}
        operation={listConflicts}
        query={{ bodyId }}
        rowKey={(row) => row.id}
        prefix="known"
        searchable
        filters={[
          {
            name: 'kind',
            label: say('conflict.kind'),
            choices: kinds.map((value) => ({ value, label: say(`conflict.stated-${value}`) })),
          },
        ]}
        columns={[
          { id: 'assessor', header: say('assessor.name'), sort: 'assessorName', cell: (row) => row.assessorName },
          { id: 'unit', header: say('sheet.unit'), cell: (row) => text(row.unitName) },
          { id: 'kind', header: say('conflict.kind'), cell: (row) => say(`conflict.stated-${row.kind}`) },
          { id: 'source', header: say('conflict.source'), cell: (row) => say(`conflict.known-${row.source}`) },
          { id: 'reason', header: say('assignment.reason'), cell: (row) => row.reason },
          { id: 'at', header: say('conflict.at'), sort: 'recordedAt', cell: (row) => date(row.recordedAt) },
        ]}
        empty={<EmptyState title={say('conflict.known-none')}>{say('conflict.known-none-why')}</EmptyState>}
      />
      <RecordForm />
    </Section>
  );
}

const blank = { assessorId: '', unitSought: '', unitId: '', kind: 'interest', reason: '' };

function RecordForm(): ReactNode {
  const { say, text } = useSpeech();
  const bodyId = useBodyId();
  const record = useChange(recordConflict, { invalidates: [listConflicts, listTies] });
  const form = useForm({
    initial: blank,
    keep: `conflict/${bodyId}`,
    submit: ({ assessorId, unitId, kind, reason }) =>
      record.mutateAsync({ body: { assessorId, unitId, kind: kind === 'family' ? 'family' : 'interest', reason } }),
    done: () => {
      form.change(blank);
      notifyDone(say('conflict.recorded'));
    },
  });
  const { unitSought } = form.values;
  const assessors = useOperation(listAssessors, { query: { bodyId, limit: 200 } });
  const units = useOperation(listUnits, { query: { q: unitSought, limit: 20 } }, { enabled: unitSought.trim() !== '' });
  return (
    <Form form={form}>
      <h3>{say('conflict.record')}</h3>
      <SelectField
        {...form.field('assessorId')}
        label={say('assessor.name')}
        required
        choices={(assessors.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        {...form.field('unitSought')}
        label={say('conflict.unit-sought')}
        hint={say('conflict.unit-sought-hint')}
      />
      <SelectField
        {...form.field('unitId')}
        label={say('sheet.unit')}
        required
        choices={(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))}
      />
      <SelectField
        {...form.field('kind')}
        label={say('conflict.kind')}
        required
        choices={kinds.map((value) => ({ value, label: say(`conflict.stated-${value}`) }))}
      />
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
      <SubmitBar label={say('conflict.record')} />
    </Form>
  );
}
