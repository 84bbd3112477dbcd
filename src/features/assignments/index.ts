export { endRunningAssignment } from './assign.ts';
export { endBarred } from './end-barred.ts';
export { makeAssignments } from './make.ts';
export { startAssignment } from './run-assignment.ts';
