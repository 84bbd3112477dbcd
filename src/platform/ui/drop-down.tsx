import { Button } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';

interface DropDownProps {
  /** What stands on the button. */
  readonly face: ReactNode;
  /** The name of the button where its face alone does not tell. */
  readonly label?: string;
  readonly icon?: ReactNode;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A button that shows a few more things below it; following a link in it, Escape or a click elsewhere closes it. */
export function DropDown({ face, label, icon, quiet = false, children }: DropDownProps): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useClickOutside<HTMLDivElement>(() => setOpen(false));
  return (
    <div
      ref={box}
      className="drop-down"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button
        ref={button}
        variant={quiet ? 'subtle' : 'default'}
        {...(quiet && { px: 'xs' })}
        {...(label !== undefined && { 'aria-label': label })}
        leftSection={icon}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {face}
      </Button>
      <div
        id={id}
        className="drop-panel"
        hidden={!open}
        onClick={(event) => {
          if ((event.target as Element).closest('a') !== null) setOpen(false);
        }}
      >
        {open && children}
      </div>
    </div>
  );
}
