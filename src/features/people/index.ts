export { endStandingsOfEmployee, listStandings } from './queries.ts';
