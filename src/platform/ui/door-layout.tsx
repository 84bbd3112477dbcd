import {
  AppShell,
  Burger,
  Button,
  Group,
  Menu,
  NativeSelect,
  NavLink,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { MantineColorScheme } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import { placeOf, useSession } from '../web/session.tsx';
import { useLanguage, useSpeech } from '../web/speech.tsx';
import type { SearchHit } from './search-box.tsx';
import { Shape } from './shapes.tsx';

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
  const { say } = useSpeech();
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

/** The body or unit for which I stand here; a choice only when there are several. */
function PlaceChoice({ className }: { readonly className: string }): ReactNode {
  const { say, text } = useSpeech();
  const { standings, standing, choose } = useSession();
  const nameOf = (one: typeof standing): string => `${text(one.name)} · ${say(`role.${one.role}`)}`;
  if (standings.length < 2) {
    return (
      <Text size="sm" c="dimmed" truncate className={className}>
        {nameOf(standing)}
      </Text>
    );
  }
  return (
    <NativeSelect
      className={className}
      aria-label={say('ui.place')}
      value={placeOf(standing)}
      onChange={(event) => {
        const chosen = standings.find((one) => placeOf(one) === event.currentTarget.value);
        if (chosen !== undefined) choose(chosen);
      }}
      data={standings.map((one) => ({ value: placeOf(one), label: nameOf(one) }))}
    />
  );
}

function SearchButton({ open }: { readonly open: () => void }): ReactNode {
  const { say } = useSpeech();
  return (
    <UnstyledButton className="search-button" onClick={open} aria-keyshortcuts="Meta+K Control+K">
      <Shape name="search" />
      <span className="told">{say('ui.search')}</span>
      <kbd className="wide" aria-hidden="true">
        ⌘K
      </kbd>
    </UnstyledButton>
  );
}

/** Each language is named in itself. */
export function LanguageSwitch(): ReactNode {
  const [language, choose] = useLanguage();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button variant="subtle" size="compact-md" px="xs" lang={other} onClick={() => choose(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

function AccountMenu(): ReactNode {
  const { say } = useSpeech();
  const { me, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = ['light', 'dark', 'auto'] as const;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          px="xs"
          aria-label={say('ui.account-of', { name: me.name })}
          leftSection={<Shape name="person" />}
        >
          <span className="wide">{me.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item component={Link} to="/account">
          {say('account.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{say('ui.appearance')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {say(`ui.scheme-${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={signOut}>{say('sign-in.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
