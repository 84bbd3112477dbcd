import type { Player } from './stage.ts';

/** The unit with its people, as the parts of the drive need it. */
export interface DemoDrive {
  readonly unitId: string;
  readonly driveId: string;
  readonly coordinator: Player;
  /** Of the quality department, and no leader. */
  readonly quality: Player;
  /** An employee who can sign in. */
  readonly employee: Player & { readonly employeeId: string };
  /** All employees, the one who can sign in first. */
  readonly employeeIds: readonly string[];
  /** The numbers of the pack's indicators, in its order. */
  readonly indicators: readonly string[];
}
