import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { CheckField, SelectField } from '../../../platform/ui/choice-fields.tsx';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getEntry } from '../../entries/contract.ts';
import { getFindings, getRanking, recordFacts, recordIncident, withdrawIncident } from '../contract.ts';

type Findings = AnswerOf<typeof getFindings>;
type Fact = Findings['facts'][number];

/** What the office found out about an entry for the pack's gates and vetoes. */
export function OfficeFindingsScreen(): ReactNode {
  const { entryId = '' } = useParams();
  const { say, text } = useSpeech();
  const entry = useOperation(getEntry, { params: { entryId } });
  const read = useOperation(getFindings, { params: { entryId } });
  return (
    <Loaded read={entry}>
      {({ unitName, editionId }) => (
        <>
          <PageHead
            title={say('finding.title', { unit: text(unitName) })}
            crumbs={[{ label: say('ranking.title'), to: `/editions/${editionId}/ranking` }]}
            lead={say('finding.lead')}
          />
          <Loaded read={read}>
            {(findings) => (
              <>
                <Section title={say('finding.facts')}>
                  <Stack>
                    {findings.facts.map((fact) => (
                      <FactForm key={fact.fact} entryId={entryId} fact={fact} />
                    ))}
                  </Stack>
                </Section>
                <Incidents entryId={entryId} findings={findings} />
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function FactForm({ entryId, fact }: { readonly entryId: string; readonly fact: Fact }): ReactNode {
  const { say, text, dateTime } = useSpeech();
  const record = useChange(recordFacts, { invalidates: [getFindings, getRanking] });
  const isYesNo = fact.kind === 'yes-no';
  const form = useForm({
    initial: { value: shownValue(fact.value) },
    keep: `fact/${entryId}/${fact.fact}`,
    submit: ({ value }) =>
      record.mutateAsync({ params: { entryId }, body: { facts: { [fact.fact]: typedValue(value, isYesNo) } } }),
    done: () => notifyDone(say('finding.recorded')),
  });
  const label = text(fact.text);
  return (
    <Form form={form}>
      {isYesNo ? (
        <SelectField
          {...form.field('value')}
          label={label}
          choices={[
            { value: 'yes', label: say('finding.yes') },
            { value: 'no', label: say('finding.no') },
          ]}
        />
      ) : (
        <TextField {...form.field('value')} label={label} hint={say('finding.value-how')} limit={40} />
      )}
      <SubmitBar label={say('finding.record')} />
      {fact.recordedAt !== null && (
        <Text size="sm">{say('finding.recorded-at', { at: dateTime(fact.recordedAt) })}</Text>
      )}
    </Form>
  );
}

/** A share is typed as people write it: 90%, or 181/200. */
function typedValue(value: string, isYesNo: boolean) {
  if (isYesNo) return value === 'yes';
  const counted = /^(\d+)\s*\/\s*(\d+)$/.exec(value.trim());
  return counted === null ? value.trim() : { part: Number(counted[1]), whole: Number(counted[2]) };
}

function shownValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null && 'part' in value && 'whole' in value)
    return `${String(value.part)}/${String(value.whole)}`;
  return value === null || value === undefined ? '' : JSON.stringify(value).replaceAll('"', '');
}

function Incidents({ entryId, findings }: { readonly entryId: string; readonly findings: Findings }): ReactNode {
  const { say, text, date } = useSpeech();
  const record = useChange(recordIncident, { invalidates: [getFindings, getRanking] });
  const form = useForm({
    initial: { veto: '', happenedOn: '', ground: '', confirmed: false },
    keep: `incident/${entryId}`,
    submit: (body) => record.mutateAsync({ params: { entryId }, body }),
    done: () => notifyDone(say('finding.recorded')),
  });
  const nameOf = (veto: string): string => {
    const found = findings.vetoes.find((known) => known.veto === veto);
    return found === undefined ? veto : text(found.text);
  };
  return (
    <Section title={say('finding.incidents')}>
      {findings.incidents.length === 0 && <Text>{say('finding.no-incidents')}</Text>}
      <ul>
        {findings.incidents.map((incident) => (
          <li key={incident.id}>
            {`${date(incident.happenedOn)} ${nameOf(incident.veto)}: ${incident.ground} `}
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
          {...form.field('veto')}
          label={say('finding.veto')}
          required
          choices={findings.vetoes.map(({ veto }) => ({ value: veto, label: nameOf(veto) }))}
        />
        <DateField {...form.field('happenedOn')} label={say('finding.happened-on')} required />
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
