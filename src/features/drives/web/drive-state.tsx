import type { ReactNode } from 'react';
import { Status } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';

export function DriveStateMark({ closedAt }: { readonly closedAt: string | null }): ReactNode {
  const say = useSay();
  return closedAt === null ? (
    <Status tone="going">{say('drive.state-open')}</Status>
  ) : (
    <Status tone="off">{say('drive.state-closed')}</Status>
  );
}
