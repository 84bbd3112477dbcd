import { Modal } from '@mantine/core';
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

/** A question over the page. Its head is no `header`: a page has one banner, and a dialog is not a page. */
export function DialogBox({ opened, close, title, firm = false, children }: DialogBoxProps): ReactNode {
  const say = useSay();
  return (
    <Modal.Root opened={opened} onClose={close} closeOnClickOutside={!firm} centered>
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={say('ui.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
