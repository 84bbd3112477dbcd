import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../web/speech.tsx';
import type { RailItem, SearchHit } from './places.ts';
import { Shape } from './shapes.tsx';

interface SearchBoxProps {
  readonly rail: readonly RailItem[];
  readonly search: ((text: string) => Promise<readonly SearchHit[]>) | undefined;
  readonly close: () => void;
}

const pauseMs = 200;

/** ⌘K: the door's places, and what the server finds. */
export function SearchBox({ rail, search, close }: SearchBoxProps): ReactNode {
  const say = useSay();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const hits = useHits(search, typed);
  useEffect(() => spotlight.open(), []);
  const places = rail.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
  const actions = [
    ...places.map(({ label, to }) => ({ id: `place ${to}`, label, onClick: () => void go(to) })),
    ...hits.map(({ label, detail, to }) => ({
      id: `hit ${to}`,
      label,
      description: detail,
      onClick: () => void go(to),
    })),
  ];
  return (
    <Spotlight
      actions={actions}
      query={typed}
      onQueryChange={setTyped}
      filter={(_, all) => all}
      shortcut={null}
      onSpotlightClose={close}
      nothingFound={say('ui.nothing-found')}
      searchProps={{
        placeholder: say('ui.search-for'),
        'aria-label': say('ui.search'),
        leftSection: <Shape name="search" />,
        onKeyDown: ({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) takeFirst(actions);
        },
      }}
      scrollable
      attributes={{ content: { 'aria-label': say('ui.search') } }}
    />
  );
}

/** What the server found came after the list was first drawn, so that nothing in it is marked yet. */
function takeFirst([first]: readonly { readonly onClick: () => void }[]): void {
  if (first === undefined || document.querySelector('[data-action][data-selected]') !== null) return;
  spotlight.close();
  first.onClick();
}

function useHits(search: SearchBoxProps['search'], typed: string): readonly SearchHit[] {
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  useEffect(() => {
    const text = typed.trim();
    if (search === undefined || text === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      search(text).then(
        (found) => current && setHits(found),
        () => current && setHits([]),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, typed]);
  return typed.trim() === '' ? [] : hits;
}
