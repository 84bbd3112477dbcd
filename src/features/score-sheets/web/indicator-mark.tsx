import { Anchor, Group, List, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
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
type Entry = AnswerOf<typeof getEntry>;

interface IndicatorMarkProps {
  readonly pack: Pack;
  readonly indicator: Indicator;
  readonly entry: Entry;
  readonly kept: Sheet['marks'][string] | undefined;
  readonly isReadOnly: boolean;
  readonly change: (number: string, kept: { mark?: Record<string, unknown> | undefined; comment: string }) => void;
}

/** One indicator: what the unit answered and shows, and beside it the mark and its comment. */
export function IndicatorMark({ pack, indicator, entry, kept, isReadOnly, change }: IndicatorMarkProps): ReactNode {
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
