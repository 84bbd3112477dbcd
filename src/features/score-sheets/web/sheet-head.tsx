import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { EditionCorrections } from '../../corrections/web/edition-corrections.tsx';
import type { getScoreSheet } from '../contract.ts';
import { StepBack } from './step-back.tsx';

/** Whose entry it is, until when, and what the office did: corrections of the criteria, reopenings. */
export function SheetHead({ sheet }: { readonly sheet: AnswerOf<typeof getScoreSheet> }): ReactNode {
  const { say, text, date } = useSpeech();
  const isReadOnly = sheet.submittedAt !== null;
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
    </>
  );
}
