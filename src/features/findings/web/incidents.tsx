import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { CheckField, SelectField } from '../../../platform/ui/choice-fields.tsx';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getRanking } from '../../rankings/contract.ts';
import { getFindings, recordIncident, withdrawIncident } from '../contract.ts';

type Findings = AnswerOf<typeof getFindings>;

/** Events that a veto or an item of the negative list speaks of. */
export function Incidents({ entryId, findings }: { readonly entryId: string; readonly findings: Findings }): ReactNode {
  const { say, text, date } = useSpeech();
  const record = useChange(recordIncident, { invalidates: [getFindings, getRanking] });
  const isDeduction = (item: string): boolean => findings.deductions.some(({ deduction }) => deduction === item);
  const form = useForm({
    initial: { item: '', happenedOn: '', reportedOn: '', ground: '', confirmed: false },
    keep: `incident/${entryId}`,
    submit: ({ item, reportedOn, ...event }) =>
      record.mutateAsync({
        params: { entryId },
        body: isDeduction(item)
          ? { deduction: item, ...event, ...(reportedOn !== '' && { reportedOn }) }
          : { veto: item, ...event },
      }),
    done: () => notifyDone(say('finding.recorded')),
  });
  const nameOf = (item: string): string => {
    const found =
      findings.vetoes.find(({ veto }) => veto === item) ??
      findings.deductions.find(({ deduction }) => deduction === item);
    return found === undefined ? item : text(found.text);
  };
  const deduction = findings.deductions.find((one) => one.deduction === form.values.item);
  if (findings.vetoes.length + findings.deductions.length === 0) return null;
  return (
    <Section title={say('finding.incidents')}>
      {findings.incidents.length === 0 && <Text>{say('finding.no-incidents')}</Text>}
      <ul>
        {findings.incidents.map((incident) => (
          <li key={incident.id}>
            {`${date(incident.happenedOn)} ${nameOf(incident.veto ?? incident.deduction ?? '')}: ${incident.ground} `}
            {incident.reportedOn !== null && `${say('finding.was-reported-on', { at: date(incident.reportedOn) })} `}
            <Status tone={incident.withdrawnReason !== null ? 'off' : incident.confirmed ? 'bad' : 'waiting'}>
              {say(
                incident.withdrawnReason !== null
                  ? 'finding.withdrawn'
                  : incident.confirmed
                    ? 'finding.confirmed'
                    : 'finding.unconfirmed',
              )}
            </Status>
            {incident.withdrawnReason === null ? <Withdraw incidentId={incident.id} /> : ` ${incident.withdrawnReason}`}
          </li>
        ))}
      </ul>
      <Form form={form}>
        <SelectField
          {...form.field('item')}
          label={say('finding.item')}
          required
          choices={[
            ...findings.vetoes.map(({ veto }) => ({
              value: veto,
              label: say('finding.item-veto', { text: nameOf(veto) }),
            })),
            ...findings.deductions.map(({ deduction, points }) => ({
              value: deduction,
              label: say('finding.item-deduction', { text: nameOf(deduction), points }),
            })),
          ]}
        />
        <DateField {...form.field('happenedOn')} label={say('finding.happened-on')} required />
        {deduction !== undefined && deduction.selfReport !== null && (
          <DateField
            {...form.field('reportedOn')}
            label={say('finding.reported-on')}
            hint={say('finding.reported-hint', {
              count: deduction.selfReport.withinMonths,
              factor: deduction.selfReport.factor,
            })}
          />
        )}
        <TextField {...form.field('ground')} label={say('finding.ground')} lines={3} limit={2000} required />
        <CheckField {...form.field('confirmed')} label={say('finding.is-confirmed')} />
        <SubmitBar label={say('finding.record-incident')} />
      </Form>
    </Section>
  );
}

function Withdraw({ incidentId }: { readonly incidentId: string }): ReactNode {
  const { say } = useSpeech();
  const withdraw = useChange(withdrawIncident, { invalidates: [getFindings, getRanking] });
  const form = useForm({
    initial: { reason: '' },
    keep: `incident-back/${incidentId}`,
    submit: async () => undefined,
    done: () => undefined,
  });
  return (
    <ConfirmAct
      label={say('finding.withdraw')}
      consequence={say('finding.withdraw-consequence')}
      quiet
      act={() => withdraw.mutateAsync({ params: { incidentId }, body: form.values })}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
    </ConfirmAct>
  );
}
