import { getMe } from '../../features/people/contract.ts';
import { searchAt } from '../../features/search/web/search-at.ts';
import { call } from '../../platform/web/call.ts';
import { openDoor } from '../../platform/web/door.tsx';
import { loadSentences } from './load-sentences.ts';

void openDoor({
  id: 'assessor',
  roles: ['assessor'],
  sentences: loadSentences,
  loadMe: () => call(getMe),
  search: searchAt('assessor'),
  screens: [
    {
      path: 'invitation',
      access: 'anyone',
      load: async () => (await import('../../features/people/web/invitation-screen.tsx')).InvitationScreen,
    },
    {
      path: '',
      rail: 'rail.home',
      load: async () => (await import('../../features/waiting/web/home-screens.tsx')).AssessorHomeScreen,
    },
    {
      path: 'sheets',
      rail: 'rail.sheets',
      load: async () => (await import('../../features/assignments/web/AssessorSheetsScreen.tsx')).AssessorSheetsScreen,
    },
    {
      path: 'sheets/:sheetId',
      load: async () => (await import('../../features/score-sheets/web/AssessorSheetScreen.tsx')).AssessorSheetScreen,
    },
    {
      path: 'wishes',
      rail: 'rail.bids',
      load: async () => (await import('../../features/bids/web/AssessorBidsScreen.tsx')).AssessorBidsScreen,
    },
    {
      path: 'profile',
      rail: 'rail.assessor-profile',
      load: async () => (await import('../../features/assessors/web/AssessorProfileScreen.tsx')).AssessorProfileScreen,
    },
  ],
});
