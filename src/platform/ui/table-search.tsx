import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../web/speech.tsx';
import { Shape } from './shapes.tsx';
import type { ChangeView } from './table-view.ts';

const pauseMs = 300;

/** Asks after a pause in typing, and not in the middle of a Chinese character. */
export function TableSearch({ search, change }: { readonly search: string; readonly change: ChangeView }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(search);
  const [asked, setAsked] = useState(search);
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    // The address was changed elsewhere, as by going back or by "show all".
    if (search !== asked) {
      setTyped(search);
      setAsked(search);
    }
  }
  const ask = useDebouncedCallback((text: string) => {
    setAsked(text);
    change({ search: text });
  }, pauseMs);
  return (
    <TextInput
      type="search"
      label={say('table.search')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        if (!(event.nativeEvent as InputEvent).isComposing) ask(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => ask(event.currentTarget.value)}
      leftSection={<Shape name="search" />}
      miw="14rem"
    />
  );
}
