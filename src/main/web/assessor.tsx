import { getMe } from '../../features/people/contract.ts';
import { call } from '../../platform/web/call.ts';
import { openDoor } from '../../platform/web/door.tsx';
import { texts as rail } from './texts.ts';

void openDoor({
  id: 'assessor',
  roles: ['assessor'],
  texts: async () => [...(await import('../texts.ts')).texts, rail],
  loadMe: () => call(getMe),
  screens: [],
});
