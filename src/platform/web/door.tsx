import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/kit.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { StrictMode, useCallback, useEffect, useMemo, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Outlet, useNavigate } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import type { Role } from '../../core/relations.ts';
import type { Language, Texts } from '../../core/text.ts';
import { catalogueOf } from '../i18n/catalogue.ts';
import { languageOf } from '../i18n/language.ts';
import { speechIn } from '../i18n/speech.ts';
import { DoorLayout } from '../ui/door-layout.tsx';
import type { RailItem } from '../ui/door-layout.tsx';
import type { SearchHit } from '../ui/search-box.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { cssVariables, theme } from '../ui/theme.ts';
import { signOut } from './auth.ts';
import { CallRefusal } from './call.ts';
import { NoPlaceScreen, NotFoundScreen, ScreenFailure } from './door-screens.tsx';
import { placeOf, SessionContext } from './session.tsx';
import type { Me, Session, StandingHere } from './session.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { SignInScreen } from './SignInScreen.tsx';
import { keepLanguage, SpeechProvider, useSay, useSpeech } from './speech.tsx';

/** One page of a door; adding one is adding its line to the door's table. */
export interface DoorScreen {
  /** Below the door, without a slash before it: `entries/:entryId`; the empty path is the home. */
  readonly path: string;
  /** The key of its name in the rail; pages without one are reached from others. */
  readonly rail?: string;
  /** Only for these roles; everybody at the door if absent. */
  readonly roles?: readonly Role[];
  /** `anyone` opens without sign-in, as for an invitation. */
  readonly access?: 'anyone';
  readonly load: () => Promise<ComponentType>;
}

export interface Door {
  readonly id: 'unit' | 'assessor' | 'office';
  /** Who has a place at this door. */
  readonly roles: readonly Role[];
  readonly screens: readonly DoorScreen[];
  readonly texts: () => Promise<readonly Texts[]>;
  readonly loadMe: () => Promise<Me>;
  readonly search?: (text: string, standing: StandingHere) => Promise<readonly SearchHit[]>;
  /** What somebody without an account may do: paths of the door's open screens, with the keys of their labels. */
  readonly offers?: readonly { readonly label: string; readonly path: string }[];
}

/** Opens a door in the page: the texts first, because nothing can be said without them. */
export async function openDoor(door: Door): Promise<void> {
  const place = document.getElementById('door');
  if (place === null) throw new Error('the page has no #door');
  const texts = await door.texts();
  createRoot(place).render(
    <StrictMode>
      <Root door={door} texts={texts} />
    </StrictMode>,
  );
}

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, cause) => !(cause instanceof CallRefusal && cause.status < 500) && times < 2,
      refetchOnWindowFocus: true,
    },
  },
});

function Root({ door, texts }: { readonly door: Door; readonly texts: readonly Texts[] }): ReactNode {
  const [language, setLanguage] = useState<Language>(() =>
    languageOf({ cookie: document.cookie, acceptLanguage: navigator.languages.join(',') }),
  );
  const catalogue = useMemo(() => catalogueOf(texts), [texts]);
  const speech = useMemo(() => speechIn(catalogue, language), [catalogue, language]);
  const router = useMemo(() => routerOf(door), [door]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
    // Some answers carry sentences in the reader's language.
    void client.invalidateQueries();
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <SpeechProvider speech={speech} choose={choose}>
          <Notifications position="top-right" />
          <RouterProvider router={router} />
        </SpeechProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function routerOf(door: Door): ReturnType<typeof createBrowserRouter> {
  const routesOf = (screens: readonly DoorScreen[]) =>
    screens.map(({ path, load }) => ({
      ...(path === '' ? { index: true as const } : { path }),
      lazy: async () => ({ Component: await load() }),
      errorElement: <ScreenFailure />,
    }));
  const open = door.screens.filter(({ access }) => access === 'anyone');
  const closed = door.screens.filter(({ access }) => access !== 'anyone');
  const account = { path: 'account', load: async () => (await import('./AccountScreen.tsx')).AccountScreen };
  return createBrowserRouter(
    [
      {
        element: <Outlet />,
        errorElement: <ScreenFailure />,
        HydrateFallback: LoadingState,
        children: [
          ...routesOf(open),
          {
            element: <Entrance door={door} />,
            children: [...routesOf([...closed, account]), { path: '*', element: <NotFoundScreen /> }],
          },
        ],
      },
    ],
    { basename: `/${door.id}` },
  );
}

/** Lets in who is signed in and has a place here; tells everybody else what to do. */
function Entrance({ door }: { readonly door: Door }): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const read = useQuery({ queryKey: ['me'], queryFn: door.loadMe, staleTime: Infinity });
  if (read.data !== undefined) return <Inside door={door} me={read.data} refresh={() => void read.refetch()} />;
  if (read.error instanceof CallRefusal && read.error.status === 401) {
    return (
      <SignInScreen
        door={say(`door.${door.id}`)}
        lead={say(`door.${door.id}-lead`)}
        done={() => void queries.resetQueries()}
        offers={(door.offers ?? []).map(({ label, path }) => ({ label: say(label), href: `/${door.id}/${path}` }))}
      />
    );
  }
  if (read.error !== null) return <ErrorState error={read.error} again={() => void read.refetch()} />;
  return <LoadingState />;
}

interface InsideProps {
  readonly door: Door;
  readonly me: Me;
  readonly refresh: () => void;
}

function Inside({ door, me, refresh }: InsideProps): ReactNode {
  const { say } = useSpeech();
  const standings = useMemo(() => me.standings.filter(({ role }) => door.roles.includes(role)), [door, me]);
  const [standing, choose] = useStanding(door, standings);
  const rail = useRail(door, standing);
  const search = useMemo(() => {
    const find = door.search;
    return find === undefined || standing === undefined ? undefined : (text: string) => find(text, standing);
  }, [door, standing]);
  if (standing === undefined) return <NoPlaceScreen me={me} door={door.id} />;
  const session: Session = {
    me,
    standings,
    standing,
    choose,
    refresh,
    signOut: () => void signOut().finally(() => location.assign(`/${door.id}/`)),
  };
  return (
    <SessionContext value={session}>
      <DoorLayout name={say(`door.${door.id}`)} rail={rail} search={search}>
        <Outlet key={placeOf(standing)} />
      </DoorLayout>
      <SignInAgain me={me} loadMe={door.loadMe} />
    </SessionContext>
  );
}

function useRail(door: Door, standing: StandingHere | undefined): readonly RailItem[] {
  const say = useSay();
  return useMemo(
    () =>
      door.screens.flatMap(({ path, rail, roles }) => {
        const theirs = standing !== undefined && (roles === undefined || roles.includes(standing.role));
        return rail === undefined || !theirs ? [] : [{ label: say(rail), to: `/${path}` }];
      }),
    [door, standing, say],
  );
}

/** The place chosen last at this door, on this device. */
function useStanding(
  door: Door,
  standings: readonly StandingHere[],
): readonly [StandingHere | undefined, (standing: StandingHere) => void] {
  const name = `place:${door.id}`;
  const [place, setPlace] = useState(() => localStorage.getItem(name));
  const go = useNavigate();
  const choose = (standing: StandingHere): void => {
    localStorage.setItem(name, placeOf(standing));
    setPlace(placeOf(standing));
    // The page may show a thing of the other place.
    void go('/');
  };
  return [standings.find((one) => placeOf(one) === place) ?? standings[0], choose];
}
