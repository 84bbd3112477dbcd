/** Something that was done, said in passing. */
export interface Notice {
  readonly id: number;
  readonly message: string;
}

let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();
const shownMs = 6000;

function show(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/** Says in passing that something was done; what needs an answer belongs on the page. */
export function notifyDone(message: string): void {
  last += 1;
  const id = last;
  show([...notices, { id, message }]);
  setTimeout(() => show(notices.filter((notice) => notice.id !== id)), shownMs);
}

/** The notices on show, for the frame that shows them. */
export const shownNotices = {
  read: (): readonly Notice[] => notices,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
