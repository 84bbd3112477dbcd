import { AppShell, Burger, Group, NavLink } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import { useSay } from '../web/speech.tsx';
import { AccountMenu, LanguageSwitch, PlaceChoice, SearchButton } from './door-header.tsx';
import type { SearchHit } from './search-box.tsx';

const SearchBox = lazy(async () => ({ default: (await import('./search-box.tsx')).SearchBox }));

/** One noun of the door's rail. */
export interface RailItem {
  readonly label: string;
  readonly to: string;
}

export interface DoorLayoutProps {
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
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !drawer } }}
      padding="lg"
    >
      <a className="skip" href="#main">
        {say('ui.skip')}
      </a>
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={drawer}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={say('ui.menu')}
              aria-expanded={drawer}
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
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className="no-print" aria-label={say('ui.places')}>
        <PlaceChoice className="narrow" />
        {rail.map(({ label, to }) => (
          <NavLink key={to} component={Link} to={to} label={label} {...currentAt(pathname, to)} onClick={close} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1}>
        <div className="page">{children}</div>
      </AppShell.Main>
      {searching && (
        <Suspense>
          <SearchBox rail={rail} search={search} close={() => setSearching(false)} />
        </Suspense>
      )}
    </AppShell>
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

function currentAt(pathname: string, to: string): { active: boolean; 'aria-current'?: 'page' } {
  const active = to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
  return active ? { active, 'aria-current': 'page' } : { active };
}
