export { addAssessor, addPerson, giveStanding } from './add.ts';
export { hasAccount, offerOffice, placeInOffice } from './place-in-office.ts';
export { endStandingsOfEmployee, listStandings } from './queries.ts';
