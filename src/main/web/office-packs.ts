import type { DoorScreen } from '../../platform/web/door-table.ts';

/** The office's screens of criteria: what is in force, and what is being written. */
export const packScreens: readonly DoorScreen[] = [
  {
    path: 'packs',
    rail: 'rail.packs',
    load: async () => (await import('../../features/packs/web/OfficePacksScreen.tsx')).OfficePacksScreen,
  },
  {
    path: 'packs/compare',
    load: async () => (await import('../../features/packs/web/OfficePackCompareScreen.tsx')).OfficePackCompareScreen,
  },
  {
    path: 'packs/:packId/owners',
    load: async () => (await import('../../features/packs/web/OfficePackOwnersScreen.tsx')).OfficePackOwnersScreen,
  },
  {
    path: 'packs/:packId/try',
    load: async () => (await import('../../features/packs/web/OfficePackTryScreen.tsx')).OfficePackTryScreen,
  },
  {
    path: 'pack-drafts',
    load: async () =>
      (await import('../../features/pack-drafts/web/OfficePackDraftsScreen.tsx')).OfficePackDraftsScreen,
  },
  {
    path: 'pack-drafts/:draftId',
    load: async () => (await import('../../features/pack-drafts/web/OfficePackDraftScreen.tsx')).OfficePackDraftScreen,
  },
  {
    path: 'packs/:packId',
    load: async () => (await import('../../features/packs/web/OfficePackScreen.tsx')).OfficePackScreen,
  },
];
