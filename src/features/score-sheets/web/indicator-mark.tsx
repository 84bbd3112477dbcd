import { Anchor, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { Indicator, Pack } from '../../../core/criteria/pack.ts';
import { pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { getEntry } from '../../entries/contract.ts';
import { downloadEvidence } from '../../evidence/contract.ts';
import type { getScoreSheet } from '../contract.ts';
import { MarkField } from './mark-field.tsx';

type Sheet = AnswerOf<typeof getScoreSheet>;
type Answer = NonNullable<AnswerOf<typeof getEntry>['answers']>[number];

/** What changes of an indicator: its mark, taken back where it is undefined, or its comment. */
export interface Kept {
  readonly mark?: Record<string, unknown> | undefined;
  readonly comment?: string;
}

interface IndicatorMarkProps {
  readonly pack: Pack;
  readonly indicator: Indicator;
  readonly answer: Answer | undefined;
  readonly kept: Sheet['marks'][string] | undefined;
  readonly isReadOnly: boolean;
  readonly change: (number: string, kept: Kept) => void;
}

/** One indicator: what the unit answered and shows, and beside it the mark and its comment; drawn anew only when it changes. */
export const IndicatorMark = memo(function IndicatorMark(props: IndicatorMarkProps): ReactNode {
  const { pack, indicator, answer, kept, isReadOnly, change } = props;
  const { say, text } = useSpeech();
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
            onChange={(mark) => change(indicator.number, { mark })}
          />
          <TextInput
            label={say('sheet.comment')}
            value={kept?.comment ?? ''}
            maxLength={2000}
            disabled={isReadOnly}
            onChange={(event) => change(indicator.number, { comment: event.currentTarget.value })}
          />
        </Group>
      </Stack>
    </IndicatorRow>
  );
});

function EvidenceOf({ answer }: { readonly answer: Answer | undefined }): ReactNode {
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
