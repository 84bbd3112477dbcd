import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { Form } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listEvidence, removeEvidence, updateEvidence } from '../contract.ts';
import { AddEvidence } from './add-evidence.tsx';
import { EvidenceLink } from './evidence-line.tsx';
import { coversOf, type Evidence, PieceFields } from './piece-form.tsx';

/** The unit's library: every file and link, whatever it is used for. */
export function UnitEvidenceScreen(): ReactNode {
  const { say, date, period, bytes } = useSpeech();
  const unitId = useUnitId();
  const [adding, setAdding] = useState(false);
  const add = <Button onClick={() => setAdding(true)}>{say('evidence.add')}</Button>;
  return (
    <>
      <PageHead title={say('evidence.library')} lead={say('evidence.library-lead')} actions={add} />
      <DataTable
        caption={say('evidence.library')}
        operation={listEvidence}
        params={{ unitId }}
        searchable
        rowKey={(row) => row.id}
        filters={[
          {
            name: 'use',
            label: say('evidence.use-filter'),
            choices: [
              { value: 'used', label: say('evidence.used') },
              { value: 'unused', label: say('evidence.unused') },
            ],
          },
          {
            name: 'kind',
            label: say('evidence.kind'),
            choices: [
              { value: 'file', label: say('evidence-kind.file') },
              { value: 'link', label: say('evidence-kind.link') },
            ],
          },
        ]}
        columns={[
          { id: 'title', header: say('evidence.title'), sort: 'title', cell: (row) => <EvidenceLink piece={row} /> },
          {
            id: 'covers',
            header: say('evidence.covers'),
            sort: 'coversFrom',
            cell: (row) => (row.covers === null ? say('evidence.undated') : period(row.covers.from, row.covers.to)),
          },
          { id: 'what', header: say('evidence.kind'), cell: (row) => <What piece={row} /> },
          {
            id: 'size',
            header: say('evidence.size'),
            align: 'end',
            hidden: true,
            cell: (row) => (row.size === null ? '' : bytes(row.size)),
          },
          { id: 'use', header: say('evidence.use-filter'), cell: (row) => <Use piece={row} /> },
          { id: 'added', header: say('evidence.added-at'), sort: 'addedAt', cell: (row) => date(row.addedAt) },
          { id: 'acts', header: say('unit.acts'), cell: (row) => <Acts piece={row} /> },
        ]}
        empty={
          <EmptyState title={say('evidence.none')} action={add}>
            {say('evidence.none-why')}
          </EmptyState>
        }
      />
      <DialogBox opened={adding} close={() => setAdding(false)} title={say('evidence.add')} firm>
        <AddEvidence
          unitId={unitId}
          done={({ title }) => {
            setAdding(false);
            notifyDone(say('evidence.added', { title }));
          }}
        />
      </DialogBox>
    </>
  );
}

function What({ piece }: { readonly piece: Evidence }): ReactNode {
  const { say } = useSpeech();
  if (piece.isFileKept === false) return <Status tone="bad">{say('evidence.file-lost')}</Status>;
  return piece.kind === 'file' ? (piece.fileName ?? '') : say('evidence-kind.link');
}

function Use({ piece }: { readonly piece: Evidence }): ReactNode {
  const { say } = useSpeech();
  if (piece.isFixed) return <Status tone="done">{say('evidence.submitted')}</Status>;
  if (piece.usedInEntries + piece.usedInDrives === 0) return <Status tone="off">{say('evidence.unused')}</Status>;
  return <Status tone="going">{say('evidence.used')}</Status>;
}

function Acts({ piece }: { readonly piece: Evidence }): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  const remove = useChange(removeEvidence, { invalidates: [listEvidence] });
  if (piece.isFixed) return null;
  return (
    <Group gap="xs">
      <Button variant="default" aria-label={`${say('evidence.change')}: ${piece.title}`} onClick={() => setOpen(true)}>
        {say('evidence.change')}
      </Button>
      <ConfirmAct
        label={say('evidence.remove')}
        consequence={say('evidence.remove-consequence', { title: piece.title })}
        quiet
        grave
        act={() => remove.mutateAsync({ params: { evidenceId: piece.id } })}
      />
      <DialogBox opened={open} close={() => setOpen(false)} title={say('evidence.change')}>
        <ChangeForm piece={piece} done={() => setOpen(false)} />
      </DialogBox>
    </Group>
  );
}

function ChangeForm({ piece, done }: { readonly piece: Evidence; readonly done: () => void }): ReactNode {
  const { say } = useSpeech();
  const update = useChange(updateEvidence, { invalidates: [listEvidence] });
  const form = useForm({
    initial: { title: piece.title, covers: piece.covers ?? { from: '', to: '' } },
    submit: ({ title, covers }) =>
      update.mutateAsync({ params: { evidenceId: piece.id }, body: { title, covers: coversOf(covers) } }),
    done,
  });
  return (
    <Form form={form}>
      <PieceFields form={form} submit={say('evidence.save')} />
    </Form>
  );
}
