import { CloseButton } from '@mantine/core';
import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../web/speech.tsx';

interface DialogBoxProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  /** A click beside it does not close it, because something waits for the answer. */
  readonly firm?: boolean;
  readonly children: ReactNode;
}

/** A question over the page: the browser's own dialog, which keeps the focus inside and gives it back. */
export function DialogBox({ opened, ...rest }: DialogBoxProps): ReactNode {
  return opened ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ close, title, firm = false, children }: Omit<DialogBoxProps, 'opened'>): ReactNode {
  const say = useSay();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus], .dialog-body :is(input, select, textarea, button)')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // A file field inside cancels too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => {
        if (!firm && event.target === event.currentTarget) close();
      }}
    >
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <CloseButton aria-label={say('ui.close')} onClick={close} />
        </div>
        <div className="dialog-body">{children}</div>
      </div>
    </dialog>
  );
}
