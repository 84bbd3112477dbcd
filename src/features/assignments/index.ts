export { endRunningAssignment } from './assign.ts';
export { endBarred } from './end-barred.ts';
