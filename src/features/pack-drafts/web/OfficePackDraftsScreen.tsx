import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { BilingualField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, ErrorState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listPacks, listShippedPacks } from '../../packs/contract.ts';
import { listPackDrafts, startPackDraft } from '../contract.ts';

/** The packs that the body is writing, and the ways to begin another. */
export function OfficePackDraftsScreen(): ReactNode {
  const { say, text, dateTime } = useSpeech();
  const bodyId = useBodyId();
  return (
    <>
      <PageHead
        title={say('pack-edit.drafts')}
        lead={say('pack-edit.drafts-lead')}
        crumbs={[{ label: say('pack.list'), to: '/packs' }]}
      />
      <DataTable
        caption={say('pack-edit.drafts')}
        operation={listPackDrafts}
        query={{ bodyId }}
        rowKey={(row) => row.id}
        searchable
        columns={[
          {
            id: 'title',
            header: say('pack.title'),
            sort: 'title',
            cell: (row) => (
              <GoLink to={`/pack-drafts/${row.id}`}>{text(row.title) || say('pack-edit.untitled')}</GoLink>
            ),
          },
          { id: 'version', header: say('pack.version'), cell: (row) => row.packVersion },
          { id: 'indicators', header: say('pack.indicators'), align: 'end', cell: (row) => row.indicators },
          {
            id: 'updated',
            header: say('pack-edit.updated'),
            sort: 'updatedAt',
            cell: (row) => dateTime(row.updatedAt),
          },
          { id: 'by', header: say('pack-edit.updated-by'), cell: (row) => row.updatedBy ?? '' },
        ]}
        empty={<EmptyState title={say('pack-edit.drafts-none')}>{say('pack-edit.drafts-none-why')}</EmptyState>}
      />
      <FromNothing bodyId={bodyId} />
      <FromPack bodyId={bodyId} />
    </>
  );
}

function useStart() {
  const go = useNavigate();
  const start = useChange(startPackDraft, { invalidates: [listPackDrafts] });
  return { start, open: ({ id }: { readonly id: string }) => void go(`/pack-drafts/${id}?at=/title`) };
}

function FromNothing({ bodyId }: { readonly bodyId: string }): ReactNode {
  const { say } = useSpeech();
  const { start, open } = useStart();
  const form = useForm({
    initial: { title: { zh: '', en: '' } },
    keep: `pack-draft/new/${bodyId}`,
    submit: ({ title }) => start.mutateAsync({ body: { bodyId, from: { kind: 'nothing', title } } }),
    done: open,
  });
  return (
    <Section title={say('pack-edit.from-nothing')}>
      <Form form={form}>
        <BilingualField
          {...form.field('title')}
          label={say('pack.title')}
          limit={200}
          hint={say('pack-edit.from-nothing-why')}
        />
        <SubmitBar label={say('pack-edit.begin')} />
      </Form>
    </Section>
  );
}

/** A version that the body has, or a pack that is shipped, as the beginning. */
function FromPack({ bodyId }: { readonly bodyId: string }): ReactNode {
  const { say, text } = useSpeech();
  const { start, open } = useStart();
  const [address] = useSearchParams();
  const own = useOperation(listPacks, { query: { bodyId, limit: 200 } });
  const shipped = useOperation(listShippedPacks);
  const form = useForm({
    initial: { from: address.get('from') ?? '' },
    submit: ({ from }) => {
      const [kind = '', name = ''] = from.split(/:(.*)/s);
      const begin =
        kind === 'pack' ? ({ kind: 'pack', packId: name } as const) : ({ kind: 'shipped', file: name } as const);
      return start.mutateAsync({ body: { bodyId, from: begin } });
    },
    done: open,
  });
  const line = (title: Parameters<typeof text>[0], version: string): string =>
    say('pack-edit.pack-line', { title: text(title), version });
  return (
    <Section title={say('pack-edit.from-pack')}>
      {own.error !== null && <ErrorState error={own.error} />}
      <Loaded read={shipped}>
        {({ items }) => (
          <Form form={form}>
            <Stack>
              <SelectField
                {...form.field('from')}
                label={say('pack-edit.which')}
                hint={say('pack-edit.from-pack-why')}
                required
                choices={[
                  ...(own.data?.items ?? []).map((pack) => ({
                    value: `pack:${pack.id}`,
                    label: line(pack.title, pack.packVersion),
                  })),
                  ...items.map((pack) => ({
                    value: `shipped:${pack.file}`,
                    label: say('pack-edit.shipped-line', { line: line(pack.title, pack.packVersion) }),
                  })),
                ]}
              />
            </Stack>
            <SubmitBar label={say('pack-edit.begin')} disabled={form.values.from === ''} />
          </Form>
        )}
      </Loaded>
    </Section>
  );
}
