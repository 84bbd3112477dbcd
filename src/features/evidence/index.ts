export { handIn } from './hand-in.ts';
export { listIdsInLibrary } from './queries.ts';
