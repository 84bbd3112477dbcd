import { getMe } from '../../features/people/contract.ts';
import { searchAt } from '../../features/search/web/search-at.ts';
import { call } from '../../platform/web/call.ts';
import { openDoor } from '../../platform/web/door.tsx';
import { loadSentences } from './load-sentences.ts';
import { packScreens } from './office-packs.ts';

void openDoor({
  id: 'office',
  roles: ['office'],
  sentences: loadSentences,
  loadMe: () => call(getMe),
  search: searchAt('office'),
  screens: [
    {
      path: 'invitation',
      access: 'anyone',
      load: async () => (await import('../../features/people/web/invitation-screen.tsx')).InvitationScreen,
    },
    {
      path: '',
      rail: 'rail.home',
      load: async () => (await import('../../features/waiting/web/home-screens.tsx')).OfficeHomeScreen,
    },
    {
      path: 'programmes',
      rail: 'rail.programmes',
      load: async () =>
        (await import('../../features/programmes/web/OfficeProgrammesScreen.tsx')).OfficeProgrammesScreen,
    },
    {
      path: 'programmes/new',
      load: async () =>
        (await import('../../features/programmes/web/OfficeProgrammeNewScreen.tsx')).OfficeProgrammeNewScreen,
    },
    {
      path: 'programmes/:programmeId',
      load: async () => (await import('../../features/programmes/web/OfficeProgrammeScreen.tsx')).OfficeProgrammeScreen,
    },
    {
      path: 'programmes/:programmeId/editions/new',
      load: async () => (await import('../../features/editions/web/OfficeEditionNewScreen.tsx')).OfficeEditionNewScreen,
    },
    {
      path: 'editions/:editionId',
      load: async () => (await import('../../features/editions/web/OfficeEditionScreen.tsx')).OfficeEditionScreen,
    },
    {
      path: 'editions/:editionId/pack',
      load: async () =>
        (await import('../../features/corrections/web/OfficeEditionPackScreen.tsx')).OfficeEditionPackScreen,
    },
    {
      path: 'editions/:editionId/assignments',
      load: async () =>
        (await import('../../features/assignments/web/OfficeAssignmentsScreen.tsx')).OfficeAssignmentsScreen,
    },
    {
      path: 'editions/:editionId/calibration',
      load: async () =>
        (await import('../../features/calibrations/web/OfficeCalibrationScreen.tsx')).OfficeCalibrationScreen,
    },
    {
      path: 'editions/:editionId/ranking',
      load: async () => (await import('../../features/rankings/web/OfficeRankingScreen.tsx')).OfficeRankingScreen,
    },
    {
      path: 'editions/:editionId/notice',
      load: async () => (await import('../../features/notices/web/OfficeNoticeScreen.tsx')).OfficeNoticeScreen,
    },
    {
      path: 'editions/:editionId/entries',
      load: async () => (await import('../../features/entries/web/OfficeEntriesScreen.tsx')).OfficeEntriesScreen,
    },
    {
      path: 'entries/:entryId',
      load: async () => (await import('../../features/entries/web/OfficeEntryScreen.tsx')).OfficeEntryScreen,
    },
    {
      path: 'entries/:entryId/findings',
      load: async () => (await import('../../features/findings/web/OfficeFindingsScreen.tsx')).OfficeFindingsScreen,
    },
    {
      path: 'units',
      rail: 'rail.units',
      load: async () => (await import('../../features/units/web/OfficeUnitsScreen.tsx')).OfficeUnitsScreen,
    },
    {
      path: 'units/:unitId',
      load: async () => (await import('../../features/units/web/OfficeUnitScreen.tsx')).OfficeUnitScreen,
    },
    ...packScreens,
    {
      path: 'assessors',
      rail: 'rail.assessors',
      load: async () =>
        (await import('../../features/assignments/web/OfficeAssessorsScreen.tsx')).OfficeAssessorsScreen,
    },
    {
      path: 'assessors/:assessorId',
      load: async () => (await import('../../features/assessors/web/OfficeAssessorScreen.tsx')).OfficeAssessorScreen,
    },
    {
      path: 'conflicts',
      rail: 'rail.conflicts',
      load: async () => (await import('../../features/conflicts/web/OfficeConflictsScreen.tsx')).OfficeConflictsScreen,
    },
    {
      path: 'members',
      rail: 'rail.members',
      load: async () => (await import('../../features/people/web/OfficeMembersScreen.tsx')).OfficeMembersScreen,
    },
    {
      path: 'claims',
      rail: 'rail.claims',
      load: async () => (await import('../../features/claims/web/OfficeClaimsScreen.tsx')).OfficeClaimsScreen,
    },
    {
      path: 'outbox',
      rail: 'rail.outbox',
      load: async () => (await import('../../features/outbox/web/OfficeOutboxScreen.tsx')).OfficeOutboxScreen,
    },
    {
      path: 'audit',
      rail: 'rail.audit',
      load: async () => (await import('../../features/audit/web/OfficeAuditScreen.tsx')).OfficeAuditScreen,
    },
  ],
});
