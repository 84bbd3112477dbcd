export { endRunningAssignment } from './assign.ts';
