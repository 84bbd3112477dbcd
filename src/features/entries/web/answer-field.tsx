import { Stack, Text } from '@mantine/core';
import { memo, type ReactNode, useEffect } from 'react';
import type { Indicator } from '../../../core/criteria/pack.ts';
import { pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { AutosaveNote, ConflictChoice } from '../../../platform/ui/autosave-note.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { call } from '../../../platform/web/call.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useAutosave } from '../../../platform/web/use-autosave.ts';
import { ChosenEvidence } from '../../evidence/web/chosen-evidence.tsx';
import { EvidenceLine } from '../../evidence/web/evidence-line.tsx';
import { getEntry, saveAnswer } from '../contract.ts';
import { type Answer, answersOf, type AnswerValue, nothing } from './answer-value.ts';
import { ClaimField } from './claim-field.tsx';
import { EvidenceAskedFor } from './evidence-asked.tsx';
import { type Offer, OfferBox } from './offer-box.tsx';
import { placeId } from './pack-tree.tsx';

interface AnswerFieldProps {
  readonly entryId: string;
  readonly unitId: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly indicator: Indicator;
  readonly answer: Answer | undefined;
  /** What the unit's drive has for it. */
  readonly offer: Offer | undefined;
  /** How many things are missing here, as core counts them. */
  readonly missing: number;
  /** Tells the page what is typed now, and how it is saved at once. */
  readonly onLive: (number: string, value: AnswerValue, flush: () => Promise<unknown>) => void;
}

/** One indicator's answer: saves by itself, with its limit, and its evidence beside it. */
export const AnswerField = memo(function AnswerField(props: AnswerFieldProps): ReactNode {
  const { entryId, indicator, answer, onLive } = props;
  const { say, text } = useSpeech();
  const { number, length } = indicator;
  const params = { entryId, indicator: number };
  const draft = useAutosave<AnswerValue>({
    key: `entry/${entryId}/answer/${number}`,
    stored: storedIn(answer),
    save: ({ text: words, evidence, notApplicable }, version) => {
      const body = { text: words, evidenceIds: evidence.map(({ id }) => id), notApplicable };
      return call(saveAnswer, { params, body, ifMatch: version });
    },
    load: async () => storedIn(answersOf(await call(getEntry, { params: { entryId } })).get(number)),
  });
  const { value, flush } = draft;
  useEffect(() => onLive(number, value, flush), [onLive, number, value, flush]);
  return (
    <IndicatorRow
      id={placeId(number)}
      number={number}
      text={text(indicator.text)}
      points={toText(pointsOf(indicator))}
      methods={indicator.methods.map((method) => say(`method.${method}`))}
      evidence={<EvidenceAskedFor asked={indicator.evidence} />}
      state={<AnswerState value={value} missing={props.missing} />}
    >
      <Stack gap="sm">
        {indicator.owner !== undefined && (
          <Text size="sm" c="dimmed">
            {say('entry.owner', { owner: text(indicator.owner) })}
          </Text>
        )}
        <ConflictChoice draft={draft} show={(version) => <VersionShown value={version} />} />
        <ClaimField
          indicator={indicator}
          claim={value.notApplicable}
          change={(notApplicable) => draft.change({ ...value, notApplicable })}
        />
        {value.notApplicable === null && (
          <>
            {props.offer !== undefined && <OfferBox offer={props.offer} value={value} change={draft.change} />}
            {length !== undefined && (
              <TextField {...draft.field('text')} label={say('entry.answer-to', { number })} lines={4} limit={length} />
            )}
            <ChosenEvidence
              unitId={props.unitId}
              period={props.period}
              number={number}
              pieces={value.evidence}
              change={(evidence) => draft.change({ ...value, evidence })}
            />
          </>
        )}
        <AutosaveNote draft={draft} />
      </Stack>
    </IndicatorRow>
  );
});

function storedIn(answer: Answer | undefined): { value: AnswerValue; version: number } {
  if (answer === undefined) return { value: nothing, version: 0 };
  const { text, evidence, notApplicable, version } = answer;
  return { value: { text, evidence, notApplicable }, version };
}

function AnswerState({ value, missing }: { readonly value: AnswerValue; readonly missing: number }): ReactNode {
  const { say } = useSpeech();
  if (missing > 0) return <Status tone="waiting">{say('entry.missing-here', { count: missing })}</Status>;
  if (value.notApplicable !== null) return <Status tone="off">{say('entry.does-not-apply')}</Status>;
  if (value.text === '' && value.evidence.length === 0) return <Status tone="off">{say('entry.empty')}</Status>;
  return <Status tone="done">{say('entry.complete')}</Status>;
}

function VersionShown({ value }: { readonly value: AnswerValue }): ReactNode {
  return (
    <>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{value.text}</Text>
      {value.evidence.map((piece) => (
        <EvidenceLine key={piece.id} piece={piece} />
      ))}
    </>
  );
}
