import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { FactList } from '../../../platform/ui/facts.tsx';
import { BilingualField, NumberField, TextField } from '../../../platform/ui/fields.tsx';
import { DownloadButton } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { Deadline } from '../../../platform/ui/waiting-list.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getEdition } from '../../editions/contract.ts';
import { conferEdition } from '../../honours/contract.ts';
import { getObjectionFile, listNotices, listObjections, publishNotice, ruleOnObjection } from '../contract.ts';

type Notice = AnswerOf<typeof listNotices>['items'][number];
type Edition = AnswerOf<typeof getEdition>;
type Objection = AnswerOf<typeof listObjections>['items'][number];

/** From the decision to the register: notice, objections, conferral. */
export function OfficeNoticeScreen(): ReactNode {
  const { editionId = '' } = useParams();
  const { say, text } = useSpeech();
  const edition = useOperation(getEdition, { params: { editionId } });
  const notices = useOperation(listNotices, { query: { editionId } });
  return (
    <Loaded read={edition}>
      {(present) => (
        <>
          <PageHead
            title={say('notice.title')}
            crumbs={[
              {
                label: say('waiting.edition', { programme: text(present.programmeName), edition: present.number }),
                to: `/editions/${editionId}`,
              },
            ]}
            lead={say('notice.lead')}
          />
          <Loaded read={notices}>
            {({ items }) => {
              const [notice] = items;
              return notice === undefined ? (
                <Publish editionId={editionId} />
              ) : (
                <OnNotice edition={present} notice={notice} />
              );
            }}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function Publish({ editionId }: { readonly editionId: string }): ReactNode {
  const { say } = useSpeech();
  const publish = useChange(publishNotice, { invalidates: [listNotices, getEdition] });
  const form = useForm<{ workingDays: number | null; text: { zh: string; en: string } }, undefined>({
    initial: { workingDays: 5, text: { zh: '', en: '' } },
    keep: `notice/${editionId}`,
    submit: async () => undefined,
    done: () => undefined,
  });
  const act = async (): Promise<void> => {
    await publish.mutateAsync({
      params: { editionId },
      body: { workingDays: form.values.workingDays ?? 5, text: form.values.text },
    });
    notifyDone(say('notice.published'));
  };
  return (
    <Section title={say('notice.publish')}>
      <Stack>
        <NumberField {...form.field('workingDays')} label={say('notice.working-days')} min={5} />
        <BilingualField {...form.field('text')} label={say('notice.text')} limit={4000} lines={3} />
        <div>
          <ConfirmAct label={say('notice.publish')} consequence={say('notice.publish-consequence')} act={act} />
        </div>
      </Stack>
    </Section>
  );
}

function OnNotice({ edition, notice }: { readonly edition: Edition; readonly notice: Notice }): ReactNode {
  const { say, dateTime, workingDays } = useSpeech();
  return (
    <>
      <FactList
        facts={[
          { label: say('notice.published-at'), value: dateTime(notice.publishedAt) },
          { label: say('notice.runs'), value: workingDays(notice.workingDays) },
          {
            label: say('notice.closes-at'),
            value: <Deadline until={notice.closesAt} workingDaysLeft={notice.workingDaysLeft} />,
          },
          { label: say('notice.named'), value: notice.named },
          { label: say('notice.public-page'), value: <a href={`/notices/${notice.id}`}>{say('notice.open-page')}</a> },
        ]}
      />
      <Section title={say('notice.objections')}>
        <DataTable
          caption={say('notice.objections')}
          operation={listObjections}
          query={{ editionId: edition.id }}
          rowKey={(row) => row.id}
          columns={[
            { id: 'number', header: say('notice.number'), sort: 'number', cell: (row) => row.number },
            { id: 'from', header: say('notice.from'), cell: (row) => <From objection={row} /> },
            { id: 'grounds', header: say('notice.grounds'), cell: (row) => row.grounds },
            { id: 'state', header: say('sheet.state'), sort: 'state', cell: (row) => <Ruling objection={row} /> },
          ]}
          empty={<EmptyState title={say('notice.no-objections')}>{say('notice.no-objections-why')}</EmptyState>}
        />
      </Section>
      <Section title={say('notice.conferral')}>
        {edition.conferredAt === null ? (
          <Confer edition={edition} notice={notice} />
        ) : (
          <Text>{say('notice.conferred-at', { at: dateTime(edition.conferredAt) })}</Text>
        )}
      </Section>
    </>
  );
}

function From({ objection }: { readonly objection: Objection }): ReactNode {
  const { say, text } = useSpeech();
  const who = objection.form === 'sealed' ? objection.unitName : objection.personName;
  return (
    <Stack gap={2}>
      <span>
        {say(`notice.form-${objection.form}`)}
        {who === '' ? '' : ` · ${who}`}
        {objection.contact === '' ? '' : ` · ${objection.contact}`}
      </span>
      {objection.entryUnitName !== null && <span>{say('notice.about', { unit: text(objection.entryUnitName) })}</span>}
      {objection.fileName !== null && (
        <DownloadButton href={hrefOf(getObjectionFile, { params: { objectionId: objection.id } })}>
          {objection.fileName}
        </DownloadButton>
      )}
    </Stack>
  );
}

const outcomes = ['rejected', 'upheld-no-change', 'upheld-struck'] as const;

function Ruling({ objection }: { readonly objection: Objection }): ReactNode {
  const { say, dateTime } = useSpeech();
  const rule = useChange(ruleOnObjection, { invalidates: [listObjections, listNotices] });
  const form = useForm<{ outcome: (typeof outcomes)[number]; answer: string }, undefined>({
    initial: { outcome: 'rejected', answer: '' },
    keep: `ruling/${objection.id}`,
    submit: async () => undefined,
    done: () => undefined,
  });
  if (objection.ruling !== null) {
    return (
      <Stack gap={2}>
        <Status tone="done">{say(`notice.outcome-${objection.ruling.outcome}`)}</Status>
        <span>{`${dateTime(objection.ruling.ruledAt)} ${objection.ruling.answer}`}</span>
      </Stack>
    );
  }
  return (
    <ConfirmAct
      label={say('notice.answer')}
      consequence={say('notice.answer-consequence')}
      act={() => rule.mutateAsync({ params: { objectionId: objection.id }, body: form.values })}
    >
      <SelectField
        {...form.field('outcome')}
        label={say('notice.outcome')}
        required
        choices={outcomes.map((outcome) => ({ value: outcome, label: say(`notice.outcome-${outcome}`) }))}
      />
      <TextField {...form.field('answer')} label={say('notice.ruling')} lines={4} limit={4000} required />
    </ConfirmAct>
  );
}

function Confer({ edition, notice }: { readonly edition: Edition; readonly notice: Notice }): ReactNode {
  const { say } = useSpeech();
  const confer = useChange(conferEdition, { invalidates: [getEdition, listNotices] });
  const act = async (): Promise<void> => {
    const { honours } = await confer.mutateAsync({ params: { editionId: edition.id } });
    notifyDone(say('notice.conferred', { count: honours }));
  };
  return (
    <ConfirmAct
      label={say('notice.confer')}
      consequence={say('notice.confer-consequence', { count: notice.named })}
      act={act}
    />
  );
}
