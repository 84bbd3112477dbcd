import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getDrivePlan } from '../contract.ts';
import type { Drive } from './drive-parts.ts';
import { DanglingBox } from './dangling-box.tsx';
import { GoalBox } from './goal-box.tsx';
import { GoalDialog } from './goal-dialogs.tsx';

interface PlanProps {
  readonly drive: Drive;
  readonly pack: Pack;
}

/** The plan from great to small: goals, their measures, their tasks. */
export function PlanPart({ drive, pack }: PlanProps): ReactNode {
  const { say } = useSpeech();
  const [adding, setAdding] = useState(false);
  const plan = useOperation(getDrivePlan, { params: { driveId: drive.id } });
  const add = drive.may.manage && <Button onClick={() => setAdding(true)}>{say('drive.add-goal')}</Button>;
  return (
    <Loaded read={plan}>
      {({ goals }) => (
        <Stack gap="lg">
          {goals.length === 0 ? (
            <EmptyState title={say('drive.no-goals')} action={add}>
              {say('drive.no-goals-why')}
            </EmptyState>
          ) : (
            <>
              <Group className="no-print">{add}</Group>
              <DanglingBox drive={drive} pack={pack} />
              {goals.map((goal) => (
                <GoalBox key={goal.id} goal={goal} drive={drive} pack={pack} />
              ))}
            </>
          )}
          {adding && <GoalDialog driveId={drive.id} close={() => setAdding(false)} />}
        </Stack>
      )}
    </Loaded>
  );
}
