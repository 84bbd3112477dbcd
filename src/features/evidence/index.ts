export { listIdsInLibrary } from './queries.ts';
