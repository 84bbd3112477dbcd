import { Anchor, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Indicator, Pack } from '../../../core/criteria/pack.ts';
import { pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { indicatorsToMark, problemsInSheet } from '../../../core/scoring/sheet.ts';
import { totalOf } from '../../../core/scoring/total.ts';
import { ConflictChoice, AutosaveNote } from '../../../platform/ui/autosave-note.tsx';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { call, hrefOf } from '../../../platform/web/call.ts';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useForm } from '../../../platform/web/use-form.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useAutosave } from '../../../platform/web/use-autosave.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { listMyAssignments } from '../../assignments/contract.ts';
import { EditionCorrections } from '../../corrections/web/edition-corrections.tsx';
import { declareConflict } from '../../conflicts/contract.ts';
import { getEntry } from '../../entries/contract.ts';
import { downloadEvidence } from '../../evidence/contract.ts';
import { getPack } from '../../packs/contract.ts';
import { getScoreSheet, saveScoreSheet, submitScoreSheet } from '../contract.ts';
import { MarkField } from './mark-field.tsx';

type Sheet = AnswerOf<typeof getScoreSheet>;
type Entry = AnswerOf<typeof getEntry>;

/** One sheet: the entry's answer and evidence beside each mark, the running total, and what is still missing. */
export function AssessorSheetScreen(): ReactNode {
  const { sheetId = '' } = useParams();
  const read = useOperation(getScoreSheet, { params: { sheetId } });
  return <Loaded read={read}>{(sheet) => <WithEntry sheet={sheet} />}</Loaded>;
}

function WithEntry({ sheet }: { readonly sheet: Sheet }): ReactNode {
  const pack = useOperation(getPack, { params: { packId: sheet.packId } });
  const entry = useOperation(getEntry, { params: { entryId: sheet.entryId } });
  return (
    <Loaded read={pack}>
      {({ content }) => (
        <Loaded read={entry}>
          {(submitted) => <SheetForm key={`sheet/${sheet.id}`} sheet={sheet} pack={content} entry={submitted} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface SheetFormProps {
  readonly sheet: Sheet;
  readonly pack: Pack;
  readonly entry: Entry;
}
function SheetForm({ sheet, pack, entry }: SheetFormProps): ReactNode {
  const { say, text, exact, date } = useSpeech();
  const params = { sheetId: sheet.id };
  const isReadOnly = sheet.submittedAt !== null;
  const draft = useAutosave({
    key: `sheet/${sheet.id}`,
    stored: { value: { marks: sheet.marks, overallComment: sheet.overallComment }, version: sheet.version },
    save: (value, version) => call(saveScoreSheet, { params, body: value, ifMatch: version }),
    load: async () => {
      const now = await call(getScoreSheet, { params });
      return { value: { marks: now.marks, overallComment: now.overallComment }, version: now.version };
    },
  });
  const submit = useChange(submitScoreSheet, { invalidates: [getScoreSheet, listMyAssignments] });
  const { choices, stage } = sheet;
  const marks = Object.fromEntries(
    Object.entries(draft.value.marks).flatMap(([number, { mark }]) => (mark === undefined ? [] : [[number, mark]])),
  );
  const total = totalOf(pack, marks, choices);
  const problems = problemsInSheet(pack, marks, { final: true, choices, stage });
  const hand = async (): Promise<void> => {
    const { version } = await draft.flush();
    await submit.mutateAsync({ params, ifMatch: version });
    notifyDone(say('sheet.submitted'));
  };
  const change = (number: string, kept: { mark?: Record<string, unknown> | undefined; comment: string }): void =>
    draft.change({ ...draft.value, marks: { ...draft.value.marks, [number]: kept } });
  const indicators = indicatorsToMark(pack, stage, choices);
  return (
    <>
      <PageHead
        title={text(sheet.unitName)}
        crumbs={[{ label: say('sheet.list'), to: '/sheets' }]}
        mark={
          <Status tone={isReadOnly ? 'done' : 'going'}>
            {say(isReadOnly ? 'sheet.state-submitted' : 'sheet.state-open')}
          </Status>
        }
        lead={`${say('waiting.edition', { programme: text(sheet.programmeName), edition: sheet.editionNumber })} · ${text(sheet.stageName)} · ${sheet.entryNumber} · ${say('sheet.until')} ${date(sheet.closesAt)}`}
        actions={isReadOnly ? undefined : <StepBack sheetId={sheet.id} />}
      />
      <EditionCorrections editionId={sheet.editionId} />
      {sheet.reopenings.map(({ reason, reopenedAt }) => (
        <Text key={reopenedAt}>
          <Status tone="warned">{say('sheet.reopened-because', { date: date(reopenedAt), reason })}</Status>
        </Text>
      ))}
      <Group justify="space-between" className="sticky-bar">
        <Text fw={700} size="lg" aria-live="polite">
          {say('sheet.running-total', {
            total: exact(toText(total.exact), 2),
            marked: Object.keys(marks).length,
            of: indicators.length,
          })}
        </Text>
        {!isReadOnly && <AutosaveNote draft={draft} />}
      </Group>
      <ConflictChoice
        draft={draft}
        show={(value) => say('sheet.marked-of', { marked: Object.keys(value.marks).length, of: indicators.length })}
      />
      <Stack>
        {indicators.map((indicator) => (
          <IndicatorMark
            key={indicator.number}
            pack={pack}
            indicator={indicator}
            entry={entry}
            kept={draft.value.marks[indicator.number]}
            isReadOnly={isReadOnly}
            change={change}
          />
        ))}
        {isReadOnly ? (
          <Text>{draft.value.overallComment}</Text>
        ) : (
          <TextField {...draft.field('overallComment')} label={say('sheet.overall-comment')} lines={4} limit={4000} />
        )}
      </Stack>
      {!isReadOnly && (
        <Section title={say('sheet.submission')}>
          {problems.length > 0 && <Missing problems={problems} />}
          <ConfirmAct
            label={say('sheet.submit')}
            consequence={say('sheet.submit-consequence', { total: exact(toText(total.exact), 2) })}
            disabled={problems.length > 0}
            act={hand}
          />
        </Section>
      )}
    </>
  );
}

interface IndicatorMarkProps {
  readonly pack: Pack;
  readonly indicator: Indicator;
  readonly entry: Entry;
  readonly kept: Sheet['marks'][string] | undefined;
  readonly isReadOnly: boolean;
  readonly change: (number: string, kept: { mark?: Record<string, unknown> | undefined; comment: string }) => void;
}
function IndicatorMark({ pack, indicator, entry, kept, isReadOnly, change }: IndicatorMarkProps): ReactNode {
  const { say, text } = useSpeech();
  const answer = entry.answers?.find(({ indicator: number }) => number === indicator.number);
  const comment = kept?.comment ?? '';
  return (
    <IndicatorRow
      id={`indicator-${indicator.number}`}
      number={indicator.number}
      text={text(indicator.text)}
      points={toText(pointsOf(indicator))}
      methods={indicator.methods.map((method) => say(`method.${method}`))}
      evidence={<EvidenceOf answer={answer} />}
      state={
        <Status tone={kept?.mark === undefined ? 'waiting' : 'done'}>
          {say(kept?.mark === undefined ? 'sheet.not-marked' : 'sheet.is-marked')}
        </Status>
      }
    >
      <Stack gap="xs">
        <Text className="answer-text">
          {answer === undefined || answer.text === '' ? say('sheet.no-answer') : answer.text}
        </Text>
        <Group align="end" grow preventGrowOverflow={false}>
          <MarkField
            pack={pack}
            indicator={indicator}
            mark={kept?.mark}
            isReadOnly={isReadOnly}
            onChange={(mark) => change(indicator.number, { ...(mark === undefined ? {} : { mark }), comment })}
          />
          <TextInput
            label={say('sheet.comment')}
            value={comment}
            maxLength={2000}
            disabled={isReadOnly}
            onChange={(event) =>
              change(indicator.number, {
                ...(kept?.mark === undefined ? {} : { mark: kept.mark }),
                comment: event.currentTarget.value,
              })
            }
          />
        </Group>
      </Stack>
    </IndicatorRow>
  );
}

function EvidenceOf({ answer }: { readonly answer: NonNullable<Entry['answers']>[number] | undefined }): ReactNode {
  const { say, period } = useSpeech();
  if (answer === undefined || answer.evidence.length === 0) return say('sheet.no-evidence');
  return (
    <List size="sm" listStyleType="none">
      {answer.evidence.map(({ id, kind, title, url, covers }) => (
        <List.Item key={id}>
          <Anchor
            href={kind === 'link' ? (url ?? '') : hrefOf(downloadEvidence, { params: { evidenceId: id } })}
            target={kind === 'link' ? '_blank' : undefined}
            rel="noreferrer"
          >
            {title}
          </Anchor>
          {covers !== null && ` (${period(covers.from, covers.to)})`}
        </List.Item>
      ))}
    </List>
  );
}

function Missing({ problems }: { readonly problems: ReturnType<typeof problemsInSheet> }): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <Title order={3}>{say('sheet.missing', { count: problems.length })}</Title>
      <List size="sm">
        {problems.map(({ code, pointer, params }) => (
          <List.Item key={`${code}${pointer}`}>
            <Anchor
              href={`#indicator-${pointer.split('/')[1] ?? ''}`}
            >{`${pointer.split('/')[1] ?? ''} ${say(code, params)}`}</Anchor>
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** An assessor who is tied to the unit says so and is taken off at once. */
function StepBack({ sheetId }: { readonly sheetId: string }): ReactNode {
  const { say } = useSpeech();
  const declare = useChange(declareConflict, { invalidates: [listMyAssignments, getScoreSheet] });
  const form = useForm({
    initial: { reason: '' },
    keep: `conflict/${sheetId}`,
    submit: (body) => declare.mutateAsync({ params: { sheetId }, body }),
    done: () => undefined,
  });
  const act = async (): Promise<void> => {
    await declare.mutateAsync({ params: { sheetId }, body: form.values });
    window.location.assign('/assessor/sheets');
  };
  return (
    <ConfirmAct
      label={say('sheet.declare-conflict')}
      consequence={say('sheet.declare-consequence')}
      quiet
      grave
      act={act}
    >
      <TextField {...form.field('reason')} label={say('sheet.conflict-reason')} lines={3} limit={1000} required />
    </ConfirmAct>
  );
}
