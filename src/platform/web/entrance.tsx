import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { DoorLayout } from '../ui/door-layout.tsx';
import type { RailItem } from '../ui/door-layout.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { signOut } from './auth.ts';
import { CallRefusal } from './call.ts';
import { NoPlaceScreen } from './door-screens.tsx';
import type { Door } from './door-table.ts';
import { placeOf, SessionContext } from './session.tsx';
import type { Me, Session, StandingHere } from './session.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { SignInScreen } from './SignInScreen.tsx';
import { useSay } from './speech.tsx';

/** Lets in who is signed in and has a place here; tells everybody else what to do. */
export function Entrance({ door }: { readonly door: Door }): ReactNode {
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
