import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { type ItemOf, useChange, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { EmployeeField } from '../../units/web/employee-field.tsx';
import { listPointsRules, proposeSlip } from '../contract.ts';
import { readsOfPoints } from './reads.ts';

/** The first of two signatures. */
export function ProposeDialog({ close }: { readonly close: () => void }): ReactNode {
  const { say } = useSpeech();
  const rules = useOperation(listPointsRules, { params: { unitId: useUnitId() }, query: { limit: 200 } });
  return (
    <DialogBox opened close={close} title={say('points.propose')} firm>
      <Loaded read={rules}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say('points.no-rules')}
              action={<GoLink to="/points?part=rules">{say('points.rules')}</GoLink>}
            >
              {say('points.no-rules-why')}
            </EmptyState>
          ) : (
            <ProposeForm rules={items} />
          )
        }
      </Loaded>
    </DialogBox>
  );
}

function ProposeForm({ rules }: { readonly rules: readonly ItemOf<typeof listPointsRules>[] }): ReactNode {
  const { say, text, number } = useSpeech();
  const unitId = useUnitId();
  const go = useNavigate();
  const propose = useChange(proposeSlip, { invalidates: readsOfPoints });
  const form = useForm({
    initial: { employeeId: '', ruleId: rules.length === 1 ? (rules[0]?.id ?? '') : '', reason: '' },
    submit: (body) => propose.mutateAsync({ params: { unitId }, body }),
    done: ({ id }) => void go(`/points/slips/${id}`),
  });
  return (
    <Form form={form}>
      <EmployeeField {...form.field('employeeId')} label={say('points.employee')} required />
      <SelectField
        {...form.field('ruleId')}
        label={say('points.rule')}
        choices={rules.map(({ id, name, points }) => ({
          value: id,
          label: say('points.rule-choice', { name: text(name), count: number(points) }),
        }))}
        required
      />
      <TextField
        {...form.field('reason')}
        label={say('points.reason')}
        hint={say('points.reason-hint')}
        lines={3}
        limit={500}
        required
      />
      <p className="plain-fact">{say('points.two-signatures')}</p>
      <SubmitBar label={say('points.propose')} />
    </Form>
  );
}
