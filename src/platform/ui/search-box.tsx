import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Text } from '../../core/text.ts';
import type { Say } from '../i18n/catalogue.ts';
import { useSpeech } from '../web/speech.tsx';
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
  const { say, text } = useSpeech();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const { hits, searching } = useHits(search, typed);
  useEffect(() => spotlight.open(), []);
  const wanted = typed.trim().toLowerCase();
  const places = rail
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map(({ label, to }) => ({ id: `place ${to}`, label, onClick: () => void go(to) }));
  const found = [...Map.groupBy(hits, ({ group }) => group)].map(([group, some]) => ({
    group: say(group),
    actions: some.map((hit, index) => ({
      id: `${group} ${index} ${hit.to}`,
      label: text(hit.name),
      description: detailOf(hit, say, text),
      onClick: () => void go(hit.to),
    })),
  }));
  const groups = [...(places.length === 0 ? [] : [{ group: say('ui.places'), actions: places }]), ...found];
  const actions = groups.flatMap((group) => group.actions);
  return (
    <Spotlight
      actions={groups}
      query={typed}
      onQueryChange={setTyped}
      filter={(_, all) => all}
      shortcut={null}
      onSpotlightClose={close}
      nothingFound={searching ? say('ui.loading') : say('ui.nothing-found')}
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

/** What it belongs to and which edition that is. */
function detailOf({ of, edition }: SearchHit, say: Say, text: (both: Text) => string): string {
  return [of === null ? '' : text(of), edition === null ? '' : say('ui.edition', { number: edition })]
    .filter((part) => part !== '')
    .join(' · ');
}

interface Hits {
  readonly hits: readonly SearchHit[];
  readonly searching: boolean;
}

/** What was found stays until what is found next takes its place, so that the list does not flicker while one types. */
function useHits(search: SearchBoxProps['search'], typed: string): Hits {
  const [found, setFound] = useState<{ readonly for: string; readonly hits: readonly SearchHit[] }>();
  const wanted = search === undefined ? '' : typed.trim();
  useEffect(() => {
    if (search === undefined || wanted === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      search(wanted).then(
        (hits) => current && setFound({ for: wanted, hits }),
        () => current && setFound({ for: wanted, hits: [] }),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, wanted]);
  if (wanted === '') return { hits: [], searching: false };
  return { hits: found?.hits ?? [], searching: found?.for !== wanted };
}
