import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Route, Routes, useNavigate } from 'react-router';
import { DoorLayout } from '../ui/door-layout.tsx';
import type { RailItem } from '../ui/places.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { signOut } from './auth.ts';
import { CallRefusal } from './call.ts';
import { NoPlaceScreen, NotFoundScreen } from './door-screens.tsx';
import type { Door, DoorScreen } from './door-table.ts';
import { routesOf } from './screen-routes.tsx';
import { placeOf, SessionContext } from './session.tsx';
import type { Me, Session, StandingHere } from './session.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { useSay } from './speech.tsx';

const SignInScreen = lazy(async () => ({ default: (await import('./SignInScreen.tsx')).SignInScreen }));

/** All pages of a door: those open to anyone, and those behind the sign-in. */
export function DoorScreens({ door }: { readonly door: Door }): ReactNode {
  const [open, closed] = useMemo(() => {
    const isOpen = ({ access }: DoorScreen): boolean => access === 'anyone';
    return [
      routesOf([...door.screens.filter(isOpen), ...helpful]),
      routesOf([...door.screens.filter((screen) => !isOpen(screen)), account]),
    ];
  }, [door]);
  return (
    <Routes>
      {open}
      <Route path="*" element={<Entrance door={door} screens={closed} />} />
    </Routes>
  );
}

/** For whoever cannot get in, or follows a mailed link: at every door. */
const helpful = [
  {
    path: 'forgotten-password',
    load: async () => (await import('./forgotten-password-screen.tsx')).ForgottenPasswordScreen,
  },
  { path: 'new-password', load: async () => (await import('./new-password-screen.tsx')).NewPasswordScreen },
  { path: 'new-email', load: async () => (await import('./new-email-screen.tsx')).NewEmailScreen },
];

const account = { path: 'account', load: async () => (await import('./account-screen.tsx')).AccountScreen };

interface EntranceProps {
  readonly door: Door;
  readonly screens: ReactNode;
}

/** Lets in who is signed in and has a place here; tells everybody else what to do. */
function Entrance({ door, screens }: EntranceProps): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const read = useQuery({ queryKey: ['me'], queryFn: door.loadMe, staleTime: Infinity });
  if (read.data !== undefined)
    return <Inside door={door} screens={screens} me={read.data} refresh={() => void read.refetch()} />;
  if (read.error instanceof CallRefusal && read.error.status === 401) {
    return (
      <Suspense fallback={<LoadingState />}>
        <SignInScreen
          door={say(`door.${door.id}`)}
          lead={say(`door.${door.id}-lead`)}
          done={() => void queries.resetQueries()}
          offers={(door.offers ?? []).map(({ label, path }) => ({ label: say(label), href: `/${door.id}/${path}` }))}
        />
      </Suspense>
    );
  }
  return (
    <main id="main" className="sign-in">
      {read.error === null ? <LoadingState /> : <ErrorState error={read.error} again={() => void read.refetch()} />}
    </main>
  );
}

interface InsideProps extends EntranceProps {
  readonly me: Me;
  readonly refresh: () => void;
}

function Inside({ door, screens, me, refresh }: InsideProps): ReactNode {
  const say = useSay();
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
        <Routes key={placeOf(standing)}>
          {screens}
          <Route path="*" element={<NotFoundScreen />} />
        </Routes>
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
