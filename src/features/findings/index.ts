export { listFacts, listIncidents } from './queries.ts';
