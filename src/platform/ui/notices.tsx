import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { shownNotices } from './notify.ts';
import { Status } from './status.tsx';

/** The corner where `notifyDone` is seen, and read out by screen readers. */
export function Notices(): ReactNode {
  const notices = useSyncExternalStore(shownNotices.subscribe, shownNotices.read);
  return (
    <div className="notices no-print" role="status">
      {notices.map(({ id, message }) => (
        <p key={id}>
          <Status tone="done">{message}</Status>
        </p>
      ))}
    </div>
  );
}
