export { addAssessor, addPerson, giveStanding } from './add.ts';
export { endStandingsOfEmployee, listStandings } from './queries.ts';
