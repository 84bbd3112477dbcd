import type { ComponentType } from 'react';
import type { Role } from '../../core/relations.ts';
import type { Language } from '../../core/text.ts';
import type { SearchHit } from '../ui/places.ts';
import type { Me, StandingHere } from './session.tsx';

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
  /** All sentences of one language. */
  readonly sentences: (language: Language) => Promise<Readonly<Record<string, string>>>;
  readonly loadMe: () => Promise<Me>;
  readonly search?: (text: string, standing: StandingHere) => Promise<readonly SearchHit[]>;
  /** What somebody without an account may do: paths of the door's open screens, with the keys of their labels. */
  readonly offers?: readonly { readonly label: string; readonly path: string }[];
}
