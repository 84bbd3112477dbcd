import { getMe } from '../../features/people/contract.ts';
import { call } from '../../platform/web/call.ts';
import { openDoor } from '../../platform/web/door.tsx';

void openDoor({
  id: 'assessor',
  roles: ['assessor'],
  texts: async () => (await import('./sentences.ts')).sentences,
  loadMe: () => call(getMe),
  screens: [],
});
