import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getRanking } from '../../rankings/contract.ts';
import { getFindings, recordFinding, withdrawFinding } from '../contract.ts';
import { emptyFinding, findingFaces } from './finding-fields.tsx';

type Findings = AnswerOf<typeof getFindings>;
type Finding = Findings['findings'][number];

interface Props {
  readonly entryId: string;
  readonly kind: Finding['kind'];
  readonly findings: Findings;
}

/** What was found of one kind that a rule of the pack asks for, and the form for the next. */
export function OtherFindings({ entryId, kind, findings }: Props): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const face = findingFaces[kind];
  const record = useChange(recordFinding, { invalidates: [getFindings, getRanking] });
  const form = useForm({
    initial: emptyFinding,
    keep: `finding/${entryId}/${kind}`,
    submit: (draft) =>
      record.mutateAsync({
        params: { entryId },
        body: { kind, value: face?.valueOf(draft) ?? {}, ground: draft.ground },
      }),
    done: () => {
      form.change(emptyFinding);
      notifyDone(say('finding.recorded'));
    },
  });
  if (face === undefined) return null;
  const own = findings.findings.filter((finding) => finding.kind === kind);
  return (
    <Section title={say(`finding.kind-${kind}`)}>
      {own.length === 0 && <Text>{say('finding.none')}</Text>}
      <ul>
        {own.map((finding) => (
          <li key={finding.id}>
            <Group gap="xs">
              <span>{`${face.shown(finding.value, speech)} · ${finding.ground}`}</span>
              {finding.withdrawnReason === null ? (
                <Withdraw findingId={finding.id} />
              ) : (
                <Status tone="off">{`${say('finding.withdrawn')} · ${finding.withdrawnReason}`}</Status>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Form form={form}>
        <face.Fields field={form.field} programmes={findings.programmes} />
        <TextField {...form.field('ground')} label={say('finding.source')} lines={2} limit={2000} required />
        <SubmitBar label={say('finding.record')} />
      </Form>
    </Section>
  );
}

function Withdraw({ findingId }: { readonly findingId: string }): ReactNode {
  const { say } = useSpeech();
  const withdraw = useChange(withdrawFinding, { invalidates: [getFindings, getRanking] });
  const form = useForm({
    initial: { reason: '' },
    keep: `finding-back/${findingId}`,
    submit: async () => undefined,
    done: () => undefined,
  });
  return (
    <ConfirmAct
      label={say('finding.withdraw')}
      consequence={say('finding.withdraw-consequence')}
      quiet
      act={() => withdraw.mutateAsync({ params: { findingId }, body: form.values })}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
    </ConfirmAct>
  );
}
