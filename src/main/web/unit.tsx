import { getMe } from '../../features/people/contract.ts';
import { searchAt } from '../../features/search/web/search-at.ts';
import { call } from '../../platform/web/call.ts';
import { openDoor } from '../../platform/web/door.tsx';
import { loadSentences } from './load-sentences.ts';

void openDoor({
  id: 'unit',
  roles: ['coordinator', 'department', 'employee'],
  sentences: loadSentences,
  loadMe: () => call(getMe),
  search: searchAt('unit'),
  offers: [{ label: 'people.register-unit', path: 'register' }],
  screens: [
    {
      path: '',
      rail: 'rail.home',
      load: async () => (await import('../../features/waiting/web/home-screens.tsx')).UnitHomeScreen,
    },
    {
      path: 'register',
      access: 'anyone',
      load: async () => (await import('../../features/people/web/UnitRegisterScreen.tsx')).UnitRegisterScreen,
    },
    {
      path: 'registration',
      access: 'anyone',
      load: async () => (await import('../../features/people/web/UnitRegistrationScreen.tsx')).UnitRegistrationScreen,
    },
    {
      path: 'invitation',
      access: 'anyone',
      load: async () => (await import('../../features/people/web/invitation-screen.tsx')).InvitationScreen,
    },
    {
      path: 'tasks',
      rail: 'rail.tasks',
      load: async () => (await import('../../features/drives/web/UnitTasksScreen.tsx')).UnitTasksScreen,
    },
    {
      path: 'tasks/:taskId',
      load: async () => (await import('../../features/drives/web/UnitTaskScreen.tsx')).UnitTaskScreen,
    },
    {
      path: 'drives',
      rail: 'rail.drives',
      load: async () => (await import('../../features/drives/web/UnitDrivesScreen.tsx')).UnitDrivesScreen,
    },
    {
      path: 'drives/:driveId',
      load: async () => (await import('../../features/drives/web/UnitDriveScreen.tsx')).UnitDriveScreen,
    },
    {
      path: 'drives/:driveId/indicators/:indicator',
      roles: ['coordinator', 'department'],
      load: async () =>
        (await import('../../features/drives/web/UnitDriveIndicatorScreen.tsx')).UnitDriveIndicatorScreen,
    },
    {
      path: 'points',
      rail: 'rail.points',
      load: async () => (await import('../../features/points/web/UnitPointsScreen.tsx')).UnitPointsScreen,
    },
    {
      path: 'points/slips/:slipId',
      roles: ['coordinator', 'department'],
      load: async () => (await import('../../features/points/web/UnitSlipScreen.tsx')).UnitSlipScreen,
    },
    {
      path: 'inspections',
      rail: 'rail.inspections',
      load: async () =>
        (await import('../../features/inspections/web/UnitInspectionsScreen.tsx')).UnitInspectionsScreen,
    },
    {
      path: 'inspections/new',
      roles: ['coordinator', 'department'],
      load: async () =>
        (await import('../../features/inspections/web/UnitInspectionNewScreen.tsx')).UnitInspectionNewScreen,
    },
    {
      path: 'inspections/:inspectionId',
      roles: ['coordinator', 'department'],
      load: async () => (await import('../../features/inspections/web/UnitInspectionScreen.tsx')).UnitInspectionScreen,
    },
    {
      path: 'inspections/:inspectionId/change',
      roles: ['coordinator', 'department'],
      load: async () =>
        (await import('../../features/inspections/web/UnitInspectionChangeScreen.tsx')).UnitInspectionChangeScreen,
    },
    {
      path: 'findings/:findingId',
      load: async () => (await import('../../features/inspections/web/UnitFindingScreen.tsx')).UnitFindingScreen,
    },
    {
      path: 'entries',
      rail: 'rail.entries',
      roles: ['coordinator', 'department'],
      load: async () => (await import('../../features/entries/web/UnitEntriesScreen.tsx')).UnitEntriesScreen,
    },
    {
      path: 'entries/:entryId',
      roles: ['coordinator', 'department'],
      load: async () => (await import('../../features/entries/web/UnitEntryScreen.tsx')).UnitEntryScreen,
    },
    {
      path: 'evidence',
      rail: 'rail.evidence',
      roles: ['coordinator', 'department'],
      load: async () => (await import('../../features/evidence/web/UnitEvidenceScreen.tsx')).UnitEvidenceScreen,
    },
    {
      path: 'people',
      rail: 'rail.people',
      roles: ['coordinator', 'department'],
      load: async () => (await import('../../features/units/web/UnitPeopleScreen.tsx')).UnitPeopleScreen,
    },
    {
      path: 'profile',
      rail: 'rail.profile',
      roles: ['coordinator'],
      load: async () => (await import('../../features/units/web/UnitProfileScreen.tsx')).UnitProfileScreen,
    },
    {
      path: 'packs/:packId',
      load: async () => (await import('../../features/packs/web/OfficePackScreen.tsx')).OfficePackScreen,
    },
    {
      path: 'audit',
      rail: 'rail.audit',
      roles: ['coordinator'],
      load: async () => (await import('../../features/audit/web/UnitAuditScreen.tsx')).UnitAuditScreen,
    },
  ],
});
