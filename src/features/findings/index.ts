export { type FindingRow, listFindings } from './others/queries.ts';
export { listFacts, listIncidents } from './queries.ts';
