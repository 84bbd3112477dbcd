import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { FactList } from '../../../platform/ui/facts.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { type Stage, StageLine } from '../../../platform/ui/stage-line.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEdition, listEditions, openEdition } from '../contract.ts';

type Edition = AnswerOf<typeof getEdition>;

/** One edition: its stages as a line with dates and counts, and the way to the work of each. */
export function OfficeEditionScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text, period } = useSpeech();
  const read = useOperation(getEdition, { params: { editionId } });
  return (
    <Loaded read={read}>
      {(edition) => (
        <>
          <PageHead
            title={say('waiting.edition', { programme: text(edition.programmeName), edition: edition.number })}
            crumbs={[
              { label: say('programme.list'), to: '/programmes' },
              { label: text(edition.programmeName), to: `/programmes/${edition.programmeId}` },
            ]}
            mark={
              <Status tone={edition.openedAt === null ? 'waiting' : 'going'}>
                {say(`edition.present-${edition.present}`)}
              </Status>
            }
            actions={edition.openedAt === null ? <Open edition={edition} /> : undefined}
          />
          <StageLine stages={stagesOf(edition, say)} />
          <FactList
            facts={[
              { label: say('edition.period'), value: period(edition.periodFrom, edition.periodTo) },
              { label: say('edition.pack'), value: `${text(edition.packTitle)} ${edition.packVersion}` },
              { label: say('edition.places'), value: edition.places ?? say('edition.places-by-pack') },
            ]}
          />
          <Section title={say('edition.work')}>
            <Group>
              <LinkButton to={`/editions/${edition.id}/entries`} quiet>
                {say('edition.go-entries')}
              </LinkButton>
              <LinkButton to={`/editions/${edition.id}/assignments`} quiet>
                {say('edition.go-assignments')}
              </LinkButton>
              <LinkButton to={`/editions/${edition.id}/calibration`} quiet>
                {say('edition.go-calibration')}
              </LinkButton>
              <LinkButton to={`/editions/${edition.id}/ranking`} quiet>
                {say('edition.go-ranking')}
              </LinkButton>
              <LinkButton to={`/editions/${edition.id}/notice`} quiet>
                {say('edition.go-notice')}
              </LinkButton>
              <LinkButton to={`/packs/${edition.packId}`} quiet>
                {say('edition.go-pack')}
              </LinkButton>
              <LinkButton to={`/editions/${edition.id}/pack`} quiet>
                {say('correction.title')}
              </LinkButton>
            </Group>
          </Section>
        </>
      )}
    </Loaded>
  );
}

function stagesOf({ id, stages, counts, present }: Edition, say: ReturnType<typeof useSpeech>['say']): Stage[] {
  const links = {
    entry: 'entries',
    assessment: 'assignments',
    decision: 'ranking',
    notice: 'notice',
    conferral: 'notice',
  } as const;
  const now = Date.now();
  return stages.map(({ kind, opensAt, closesAt }) => ({
    id: kind,
    name: say(`stage.${kind}`),
    from: opensAt,
    // A closing midnight belongs to the day before it.
    to: new Date(Date.parse(closesAt) - 1).toISOString(),
    state: kind === present ? 'present' : Date.parse(closesAt) <= now ? 'past' : 'coming',
    link: `/editions/${id}/${links[kind]}`,
    count:
      counts === null
        ? undefined
        : kind === 'entry'
          ? say('edition.count-entries', { submitted: counts.submitted, entries: counts.entries })
          : kind === 'assessment'
            ? say('edition.count-sheets', { submitted: counts.sheetsSubmitted, sheets: counts.sheets })
            : undefined,
  }));
}

function Open({ edition }: { readonly edition: Edition }): ReactNode {
  const { say } = useSpeech();
  const open = useChange(openEdition, { invalidates: [getEdition, listEditions] });
  const act = async (): Promise<void> => {
    await open.mutateAsync({ params: { editionId: edition.id }, ifMatch: edition.version });
    notifyDone(say('edition.opened'));
  };
  return <ConfirmAct label={say('edition.open')} consequence={say('edition.open-consequence')} act={act} />;
}
