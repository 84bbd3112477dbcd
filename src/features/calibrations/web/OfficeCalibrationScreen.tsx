import { Group, List } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DownloadButton, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { Anchors } from '../../anchors/web/anchors.tsx';
import { getEdition } from '../../editions/contract.ts';
import { exportCalibration, getCalibration } from '../contract.ts';
import { Figures } from './figures.tsx';
import type { Calibration } from './parts.ts';

type Fit = Calibration['fit'];

/** What the marks are worth: severity of assessors, certainty of ranks, and what the cut line would look like calibrated. */
export function OfficeCalibrationScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text } = useSpeech();
  const [fit, setFit] = useState<Fit>('standard');
  const [stage, setStage] = useState<string | undefined>(undefined);
  const query = { fit, ...(stage === undefined ? {} : { stage }) };
  const edition = useOperation(getEdition, { params: { editionId } });
  const read = useOperation(getCalibration, { params: { editionId }, query });
  const file = (table: 'entries' | 'assessors') =>
    hrefOf(exportCalibration, { params: { editionId }, query: { ...query, table } });
  return (
    <Loaded read={edition}>
      {({ programmeName, number }) => (
        <>
          <PageHead
            title={say('calibration.title')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(programmeName), edition: number }),
                to: `/editions/${editionId}`,
              },
              { label: say('ranking.title'), to: `/editions/${editionId}/ranking` },
            ]}
            lead={say('calibration.lead')}
            actions={
              read.data !== undefined &&
              read.data.answer !== null && (
                <>
                  <DownloadButton href={file('entries')}>{say('calibration.file-entries')}</DownloadButton>
                  <DownloadButton href={file('assessors')}>{say('calibration.file-assessors')}</DownloadButton>
                </>
              )
            }
          />
          <Loaded read={read}>
            {(found) => (
              <>
                <Group className="no-print" mb="md" align="flex-end">
                  {found.stages.length > 1 && (
                    <SelectField
                      id="calibration-stage"
                      label={say('calibration.stage')}
                      required
                      value={found.stage.id}
                      onChange={setStage}
                      problems={[]}
                      choices={found.stages.map(({ id, text: name }) => ({ value: id, label: text(name) }))}
                    />
                  )}
                  <SelectField<Fit>
                    id="calibration-fit"
                    label={say('calibration.fit')}
                    required
                    value={fit}
                    onChange={setFit}
                    problems={[]}
                    choices={[
                      { value: 'standard', label: say('calibration.fit-standard') },
                      { value: 'robust', label: say('calibration.fit-robust') },
                    ]}
                  />
                </Group>
                {found.answer === null ? <NoAnswer found={found} /> : <Figures found={found} answer={found.answer} />}
                <Anchors editionId={editionId} />
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function NoAnswer({ found }: { readonly found: Calibration }): ReactNode {
  const { say } = useSpeech();
  return (
    <EmptyState
      title={say('calibration.none')}
      action={<LinkButton to={`/editions/${found.editionId}/assignments`}>{say('calibration.go-assign')}</LinkButton>}
    >
      <List>
        {found.problems.map(({ code, message }) => (
          <List.Item key={code}>{message}</List.Item>
        ))}
      </List>
    </EmptyState>
  );
}
