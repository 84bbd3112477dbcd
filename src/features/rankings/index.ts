export { findDecision, listDecisionLines } from './queries.ts';
