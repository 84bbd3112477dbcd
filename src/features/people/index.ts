export { listStandings } from './queries.ts';
