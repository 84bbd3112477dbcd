import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type StageKind, stageKinds } from '../../../core/stages.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DateField, NumberField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { item, part } from '../../../platform/web/bindings.ts';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listPacks } from '../../packs/contract.ts';
import { getProgramme } from '../../programmes/contract.ts';
import { createEdition, listEditions } from '../contract.ts';

export function OfficeEditionNewScreen(): ReactNode {
  const { programmeId = '' } = useParams();
  const bodyId = useBodyId();
  const programme = useOperation(getProgramme, { params: { programmeId } });
  const packs = useOperation(listPacks, { query: { bodyId, limit: 200 } });
  return (
    <Loaded read={programme}>
      {({ name, latestEdition }) => (
        <Loaded read={packs}>
          {({ items }) => (
            <EditionForm programmeId={programmeId} programmeName={name} next={(latestEdition ?? 0) + 1} packs={items} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface Props {
  readonly programmeId: string;
  readonly programmeName: { readonly zh: string; readonly en: string };
  readonly next: number;
  readonly packs: readonly {
    readonly id: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly packVersion: string;
  }[];
}

interface Draft {
  readonly number: number | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly packId: string;
  readonly places: number | null;
  readonly stages: readonly { readonly kind: StageKind; readonly opensAt: string; readonly closesAt: string }[];
}

/** Stages are entered as days; a stage runs from the first moment of its first day to the last of its last. */
function EditionForm({ programmeId, programmeName, next, packs }: Props): ReactNode {
  const { say, text, zone } = useSpeech();
  const go = useNavigate();
  const create = useChange(createEdition, { invalidates: [listEditions] });
  const form = useForm<Draft, AnswerOf<typeof createEdition>>({
    initial: {
      number: next,
      periodFrom: '',
      periodTo: '',
      packId: packs[0]?.id ?? '',
      places: null,
      stages: stageKinds.map((kind) => ({ kind, opensAt: '', closesAt: '' })),
    },
    keep: `edition/new/${programmeId}`,
    submit: ({ number, stages, ...plan }) =>
      create.mutateAsync({
        body: {
          programmeId,
          ...plan,
          number: number ?? 0,
          stages: stages.map(({ kind, opensAt, closesAt }) => ({
            kind,
            opensAt: midnight(opensAt, 0, zone),
            closesAt: midnight(closesAt, 1, zone),
          })),
        },
      }),
    done: (edition) => void go(`/editions/${edition.id}`),
  });
  return (
    <>
      <PageHead
        title={say('edition.create')}
        crumbs={[
          { label: say('programme.list'), to: '/programmes' },
          { label: text(programmeName), to: `/programmes/${programmeId}` },
        ]}
      />
      <Form form={form}>
        <Group grow preventGrowOverflow={false} align="start">
          <NumberField {...form.field('number')} label={say('edition.number')} min={1} required />
          <NumberField {...form.field('places')} label={say('edition.places')} min={1} />
        </Group>
        <Group grow preventGrowOverflow={false} align="start">
          <DateField {...form.field('periodFrom')} label={say('edition.period-from')} required />
          <DateField {...form.field('periodTo')} label={say('edition.period-to')} required />
        </Group>
        <SelectField
          {...form.field('packId')}
          label={say('edition.pack')}
          required
          choices={packs.map(({ id, title, packVersion }) => ({ value: id, label: `${text(title)} ${packVersion}` }))}
        />
        {packs.length === 0 && (
          <LinkButton to="/packs" quiet>
            {say('pack.import')}
          </LinkButton>
        )}
        <Section title={say('edition.stages')}>
          <Text size="sm">{say('edition.stages-how')}</Text>
          {stageKinds.map((kind, index) => {
            const stage = item(form.field('stages'), index);
            return (
              <Group
                key={kind}
                component="fieldset"
                grow
                preventGrowOverflow={false}
                align="start"
                className="plain-fieldset"
              >
                <legend>{say(`stage.${kind}`)}</legend>
                <DateField {...part(stage, 'opensAt')} label={say('edition.first-day')} required />
                <DateField {...part(stage, 'closesAt')} label={say('edition.last-day')} required />
              </Group>
            );
          })}
        </Section>
        <SubmitBar
          label={say('edition.create')}
          cancel={
            <LinkButton to={`/programmes/${programmeId}`} quiet>
              {say('ui.cancel')}
            </LinkButton>
          }
        />
      </Form>
    </>
  );
}

/** The first moment of a day in the installation's zone, so many days later. */
function midnight(day: string, later: number, zone: string): string {
  if (day === '') return '';
  const utc = new Date(`${day}T00:00:00Z`);
  utc.setUTCDate(utc.getUTCDate() + later);
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(utc);
  const offset = shown.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  return `${utc.toISOString().slice(0, 10)}T00:00:00${offset === '' ? 'Z' : offset}`;
}
