import { Burger, Group } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import { useSay } from '../web/speech.tsx';
import { AccountMenu, LanguageSwitch, PlaceChoice, SearchButton } from './door-header.tsx';
import type { RailItem, SearchHit } from './places.ts';

const SearchBox = lazy(async () => ({ default: (await import('./search-box.tsx')).SearchBox }));

interface DoorLayoutProps {
  /** The name of the door. */
  readonly name: string;
  readonly rail: readonly RailItem[];
  /** Looks through what this person may see; without it ⌘K finds the door's places only. */
  readonly search?: ((text: string) => Promise<readonly SearchHit[]>) | undefined;
  readonly children: ReactNode;
}

/** The frame of a door: where I am and for whom, its nouns at the left, one search box, my account. */
export function DoorLayout({ name, rail, search, children }: DoorLayoutProps): ReactNode {
  const say = useSay();
  const { pathname } = useLocation();
  const [drawer, { toggle, close }] = useDisclosure();
  const [searching, setSearching] = useState(false);
  const main = useRef<HTMLElement>(null);
  useHotkeys([['mod+K', () => setSearching(true)]], []);
  useArrival(pathname, main);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {say('ui.skip')}
      </a>
      <header className="shell-head no-print">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Burger
            className="narrow"
            opened={drawer}
            onClick={toggle}
            size="sm"
            aria-label={say('ui.menu')}
            aria-expanded={drawer}
            aria-controls="rail"
          />
          <Link to="/" className="door-name">
            <span className="mark" aria-hidden="true" />
            <span>{name}</span>
          </Link>
          <PlaceChoice className="wide" />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <SearchButton open={() => setSearching(true)} />
          <LanguageSwitch />
          <AccountMenu />
        </Group>
      </header>
      <nav id="rail" className="shell-rail no-print" data-open={drawer || undefined} aria-label={say('ui.places')}>
        <PlaceChoice className="narrow" />
        {rail.map(({ label, to }) => (
          <Link key={to} to={to} {...currentAt(pathname, to)} onClick={close}>
            {label}
          </Link>
        ))}
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      {searching && (
        <Suspense>
          <SearchBox rail={rail} search={search} close={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** A keyboard or screen reader starts at the new page, not where the old link was. */
function useArrival(pathname: string, main: RefObject<HTMLElement | null>): void {
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname, main]);
}

function currentAt(pathname: string, to: string): { 'aria-current'?: 'page' } {
  const here = to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
  return here ? { 'aria-current': 'page' } : {};
}
