import { createContext, use } from 'react';
import type { Role } from '../../core/relations.ts';
import type { Text } from '../../core/text.ts';

/** A place where the signed-in person stands, with the name of the body or unit. */
export interface StandingHere {
  readonly role: Role;
  readonly name: Text;
  readonly bodyId: string | null;
  readonly unitId: string | null;
  readonly departmentId: string | null;
  readonly assessorId: string | null;
  readonly employeeId: string | null;
}

export interface Me {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
  readonly standings: readonly StandingHere[];
}

/** Who is at the door, and as what. */
export interface Session {
  readonly me: Me;
  /** The places at this door between which the person may choose. */
  readonly standings: readonly StandingHere[];
  readonly standing: StandingHere;
  readonly choose: (standing: StandingHere) => void;
  readonly signOut: () => void;
  /** Reads again who the person is, as after two-factor sign-in was turned on. */
  readonly refresh: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('a screen for signed-in people outside of a session');
  return session;
}

/** The person to whom kept copies belong; screens that need no sign-in keep theirs for nobody in particular. */
export function usePersonId(): string {
  return use(SessionContext)?.me.personId ?? 'nobody';
}

/** The body at whose office, or for which as assessor, the person stands now. */
export function useBodyId(): string {
  return idOf('bodyId', useSession().standing);
}

/** The unit for which the person stands now. */
export function useUnitId(): string {
  return idOf('unitId', useSession().standing);
}

function idOf(tie: 'bodyId' | 'unitId', standing: StandingHere): string {
  const id = standing[tie];
  if (id === null) throw new Error(`a ${standing.role} has no ${tie}`);
  return id;
}

/** Two standings are the same place when they tie the person to the same things in the same role. */
export function placeOf({ role, bodyId, unitId, departmentId, assessorId, employeeId }: StandingHere): string {
  return [role, bodyId, unitId, departmentId, assessorId, employeeId].join('/');
}
