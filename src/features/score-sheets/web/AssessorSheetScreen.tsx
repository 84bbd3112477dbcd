import { Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import type { Pack } from '../../../core/criteria/pack.ts';
import { toText } from '../../../core/ratio.ts';
import { indicatorsToMark, problemsInSheet } from '../../../core/scoring/sheet.ts';
import { totalOf } from '../../../core/scoring/total.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { AutosaveNote, ConflictChoice } from '../../../platform/ui/autosave-note.tsx';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { call } from '../../../platform/web/call.ts';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useAutosave } from '../../../platform/web/use-autosave.ts';
import { listMyAssignments } from '../../assignments/contract.ts';
import { getEntry } from '../../entries/contract.ts';
import { getPack } from '../../packs/contract.ts';
import { getScoreSheet, saveScoreSheet, submitScoreSheet } from '../contract.ts';
import { IndicatorMark, type Kept } from './indicator-mark.tsx';
import { MissingMarks } from './missing-marks.tsx';
import { SheetHead } from './sheet-head.tsx';

type Sheet = AnswerOf<typeof getScoreSheet>;

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
  readonly entry: AnswerOf<typeof getEntry>;
}

function SheetForm({ sheet, pack, entry }: SheetFormProps): ReactNode {
  const { say, exact } = useSpeech();
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
  const { change: changeSheet } = draft;
  const change = useCallback(
    (number: string, kept: Kept): void =>
      changeSheet((now) => ({
        ...now,
        marks: { ...now.marks, [number]: { comment: '', ...now.marks[number], ...kept } },
      })),
    [changeSheet],
  );
  const answers = useMemo(() => new Map(entry.answers?.map((answer) => [answer.indicator, answer])), [entry.answers]);
  const indicators = indicatorsToMark(pack, stage, choices);
  return (
    <>
      <SheetHead sheet={sheet} />
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
            answer={answers.get(indicator.number)}
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
          {problems.length > 0 && <MissingMarks problems={problems} />}
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
