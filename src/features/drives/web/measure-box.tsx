import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorByNumber } from '../../../core/criteria/tree.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { removeMeasure } from '../contract.ts';
import { type Drive, indicatorPath, type Measure } from './drive-parts.ts';
import { MeasureDialog } from './measure-dialog.tsx';
import { readsOfDrive } from './reads.ts';
import { TaskDialog } from './task-dialog.tsx';
import { TaskLines } from './task-lines.tsx';

interface MeasureProps {
  readonly measure: Measure;
  readonly drive: Drive;
  readonly pack: Pack;
}

/** A measure with the indicator it serves, and its tasks. */
export function MeasureBox({ measure, drive, pack }: MeasureProps): ReactNode {
  const { say, text } = useSpeech();
  const opens = useSession().standing.role !== 'employee';
  const found = indicatorByNumber(pack, measure.indicator);
  const indicator = `${measure.indicator} ${found === undefined ? '' : text(found.text)}`;
  return (
    <section className="measure" id={`measure-${measure.id}`}>
      <h3>{measure.title}</h3>
      <Text size="sm" c="dimmed">
        {say('drive.serves')}
        {opens ? <GoLink to={indicatorPath(drive.id, measure.indicator)}>{indicator}</GoLink> : indicator}
      </Text>
      {measure.tasks.length === 0 ? (
        <Text c="dimmed" mt="xs">
          {say('drive.no-tasks')}
        </Text>
      ) : (
        <TaskLines tasks={measure.tasks} />
      )}
      {drive.may.manage && <MeasureActs measure={measure} drive={drive} pack={pack} />}
    </section>
  );
}

function MeasureActs({ measure, pack }: MeasureProps): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState<'measure' | 'task'>();
  const remove = useChange(removeMeasure, { invalidates: readsOfDrive });
  const close = (): void => setOpen(undefined);
  const { id, goalId, title } = measure;
  return (
    <Group gap="xs" mt="xs" className="no-print">
      <Button variant="default" aria-label={`${say('drive.add-task')}: ${title}`} onClick={() => setOpen('task')}>
        {say('drive.add-task')}
      </Button>
      <Button variant="default" aria-label={`${say('drive.change')}: ${title}`} onClick={() => setOpen('measure')}>
        {say('drive.change')}
      </Button>
      {measure.tasks.length === 0 && (
        <ConfirmAct
          label={say('drive.remove')}
          consequence={say('drive.remove-measure-consequence', { title })}
          quiet
          grave
          act={() => remove.mutateAsync({ params: { measureId: id } })}
        />
      )}
      {open === 'measure' && (
        <MeasureDialog goalId={goalId} goalTitle={title} pack={pack} measure={measure} close={close} />
      )}
      {open === 'task' && <TaskDialog measureId={id} measureTitle={title} close={close} />}
    </Group>
  );
}
