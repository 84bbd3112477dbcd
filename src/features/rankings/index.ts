export { findDecision } from './queries.ts';
export { rankEdition, type Ranking } from './rank.ts';
