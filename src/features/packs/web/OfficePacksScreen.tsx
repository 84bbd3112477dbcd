import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { GoLink, LinkButton } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, ErrorState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { importPack, listPacks, listShippedPacks } from '../contract.ts';

/** The body's packs, and the two ways to a new one: a shipped pack, or the text of a file. */
export function OfficePacksScreen(): ReactNode {
  const { say, text, date } = useSpeech();
  const bodyId = useBodyId();
  return (
    <>
      <PageHead
        title={say('pack.list')}
        lead={say('pack.list-lead')}
        actions={<LinkButton to="/pack-drafts">{say('pack-edit.drafts')}</LinkButton>}
      />
      <DataTable
        caption={say('pack.list')}
        operation={listPacks}
        query={{ bodyId }}
        rowKey={(row) => row.id}
        searchable
        columns={[
          {
            id: 'title',
            header: say('pack.title'),
            sort: 'title',
            cell: (row) => <GoLink to={`/packs/${row.id}`}>{text(row.title)}</GoLink>,
          },
          { id: 'version', header: say('pack.version'), cell: (row) => row.packVersion },
          { id: 'indicators', header: say('pack.indicators'), align: 'end', cell: (row) => row.indicators },
          { id: 'imported', header: say('pack.imported-at'), sort: 'importedAt', cell: (row) => date(row.importedAt) },
        ]}
        empty={<EmptyState title={say('pack.none')}>{say('pack.none-why')}</EmptyState>}
      />
      <Shipped bodyId={bodyId} />
      <FromText bodyId={bodyId} />
    </>
  );
}

function Shipped({ bodyId }: { readonly bodyId: string }): ReactNode {
  const { say, text } = useSpeech();
  const read = useOperation(listShippedPacks, {});
  const take = useChange(importPack, { invalidates: [listPacks] });
  const importOne = async (shipped: string): Promise<void> => {
    await take.mutateAsync({ body: { bodyId, shipped } });
    notifyDone(say('pack.imported'));
  };
  return (
    <Section title={say('pack.shipped')}>
      {take.error !== null && <ErrorState error={take.error} />}
      <Loaded read={read}>
        {({ items }) => (
          <Stack component="ul" gap="xs" className="plain-list">
            {items.map(({ file, title, packVersion, indicators }) => (
              <Group component="li" key={file} justify="space-between">
                <span>{say('pack.shipped-line', { title: text(title), version: packVersion, indicators })}</span>
                <Button
                  variant="default"
                  onClick={() => void importOne(file).catch(() => undefined)}
                  aria-label={`${say('pack.import')} ${text(title)}`}
                >
                  {say('pack.import')}
                </Button>
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function FromText({ bodyId }: { readonly bodyId: string }): ReactNode {
  const { say } = useSpeech();
  const take = useChange(importPack, { invalidates: [listPacks] });
  const form = useForm({
    initial: { source: '' },
    keep: `pack/import/${bodyId}`,
    submit: (values) => take.mutateAsync({ body: { bodyId, ...values } }),
    done: () => notifyDone(say('pack.imported')),
  });
  return (
    <Section title={say('pack.from-text')}>
      <Form form={form}>
        <TextField {...form.field('source')} label={say('pack.source')} lines={8} limit={2_000_000} required />
        <SubmitBar label={say('pack.import')} />
      </Form>
    </Section>
  );
}
